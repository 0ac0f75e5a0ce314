package io.verbatim.channel.web;

import io.verbatim.shared.Page;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Which part of a list a request asks for: {@code page}, {@code per_page}, {@code cursor}. */
final class PageParameters {
    private static final int DEFAULT_SIZE = 20;
    private static final int MOST_PAGES = 1_000_000;
    private static final int LONGEST_CURSOR = 500;

    private PageParameters() {
    }

    static Page of(HttpServletRequest request) {
        var faults = new Faults();
        int page = number(faults, "page", request.getParameter("page"), 1, MOST_PAGES);
        int size = number(faults, "per_page", request.getParameter("per_page"), DEFAULT_SIZE, Page.MOST);
        var cursor = request.getParameter("cursor");
        faults.shortText("cursor", cursor, LONGEST_CURSOR);
        faults.done();
        return new Page(page, size, cursor == null || cursor.isEmpty() ? null : cursor);
    }

    private static int number(Faults faults, String name, @Nullable String text, int absent, int most) {
        if (text == null) {
            return absent;
        }
        boolean holds = text.matches("[0-9]{1,7}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most;
        return faults.check(holds, name, "must be a whole number between 1 and %d".formatted(most)) ? Integer.parseInt(text) : absent;
    }
}

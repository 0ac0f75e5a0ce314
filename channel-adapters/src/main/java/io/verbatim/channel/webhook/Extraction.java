package io.verbatim.channel.webhook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text without the links to images and files that were in it.
 *
 * @param text   what is left; a link's label stays
 * @param images their addresses, each once
 * @param files  the same
 */
record Extraction(String text, List<String> images, List<String> files) {
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "avif", "heic");
    private static final Set<String> FILES = Set.of("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "txt", "rtf",
        "zip", "7z", "gz", "ics", "vcf", "mp3", "wav", "ogg", "m4a", "mp4", "mov", "webm");
    // ![alt](url "title"), [label](url), <url>, url: a bare one ends before what is rather the sentence's.
    private static final Pattern LINK = Pattern.compile(
        "(!?)\\[([^\\[\\]]*)\\]\\((https?://[^\\s()<>]+)(?:\\s+\"[^\"]*\")?\\)|<?(https?://[^\\s<>()\\[\\]\"]*[^\\s<>()\\[\\]\".,;:!?'*_])>?",
        Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile("https?://[^/?#]+/[^?#]*\\.([A-Za-z0-9]{1,5})(?:[?#].*)?", Pattern.CASE_INSENSITIVE);

    static Extraction of(String text) {
        var images = new LinkedHashSet<String>();
        var files = new LinkedHashSet<String>();
        var rest = new StringBuilder();
        var found = LINK.matcher(text);
        int from = 0;
        while (found.find()) {
            rest.append(text, from, found.start()).append(kept(found.toMatchResult(), images, files));
            from = found.end();
        }
        rest.append(text.substring(from));
        boolean isChanged = !images.isEmpty() || !files.isEmpty();
        return new Extraction(isChanged ? tidy(rest.toString()) : text, new ArrayList<>(images), new ArrayList<>(files));
    }

    private static String kept(MatchResult link, Set<String> images, Set<String> files) {
        var url = link.group(3) == null ? link.group(4) : link.group(3);
        var extension = extension(url);
        boolean isImage = IMAGES.contains(extension) || "!".equals(link.group(1));
        if (!isImage && !FILES.contains(extension)) {
            return link.group();
        }
        (isImage ? images : files).add(url);
        return isImage || link.group(2) == null ? "" : link.group(2);
    }

    private static String extension(String url) {
        var found = EXTENSION.matcher(url);
        return found.matches() ? found.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String tidy(String text) {
        return text.replaceAll("[ \\t]+(?=\\n|$)", "").replaceAll("\\n{3,}", "\n\n").replaceAll("(?<=\\S)[ \\t]{2,}", " ").strip();
    }
}

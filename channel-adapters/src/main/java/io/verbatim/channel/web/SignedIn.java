package io.verbatim.channel.web;

import io.verbatim.shared.workspace.MemberView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Knows the members who have signed in. */
@FunctionalInterface
public interface SignedIn {

    /** The member whose session a request carries, if it is one that has not ended. */
    Optional<MemberView> member(HttpServletRequest request);
}

package io.verbatim.channel.management;

import io.verbatim.channel.web.Faults;
import io.verbatim.shared.workspace.MemberView;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.Role;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A member as a caller gives it; without a name it is called by its address. */
record MemberRequest(@Nullable String email, @Nullable String name, @Nullable Role role) {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,255}");

    static MemberRequest of(MemberView member) {
        return new MemberRequest(member.email(), member.name(), member.role());
    }

    Person checked() {
        var faults = new Faults();
        faults.check(email != null && ADDRESS.matcher(email).matches(), "email", "must be an e-mail address");
        faults.shortText("name", name, 200);
        faults.check(role != null, "role", "is required");
        faults.done();
        var address = String.valueOf(email);
        return new Person(address, name == null || name.isBlank() ? address : name, role == null ? Role.VIEWER : role);
    }
}

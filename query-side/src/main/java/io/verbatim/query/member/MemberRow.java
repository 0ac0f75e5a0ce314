package io.verbatim.query.member;

import io.verbatim.query.Fold;
import io.verbatim.query.Marks;
import io.verbatim.query.Seen;
import io.verbatim.shared.workspace.Person;
import io.verbatim.shared.workspace.WorkspaceEvent.MemberInvited;

record MemberRow(String id, String workspace, Person person, boolean joined, boolean removed, Marks marks) implements Fold.Row {

    static MemberRow of(MemberInvited event, Seen seen) {
        return new MemberRow(event.memberId().value(), event.workspaceId().value(), event.person(), false, false, Marks.first(seen));
    }

    MemberRow joined(Seen seen) {
        return new MemberRow(id, workspace, person, true, removed, marks.next(seen));
    }

    MemberRow changed(Person other, Seen seen) {
        return new MemberRow(id, workspace, other, joined, removed, marks.next(seen));
    }

    MemberRow gone(Seen seen) {
        return new MemberRow(id, workspace, new Person("", "", person.role()), joined, true, marks.next(seen));
    }

    @Override
    public long position() {
        return marks.position();
    }
}

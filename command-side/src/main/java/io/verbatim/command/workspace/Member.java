package io.verbatim.command.workspace;

import io.verbatim.shared.workspace.Person;

/** Somebody who is a member. */
record Member(Person person, boolean joined, long revision) {

    static Member invited(Person person) {
        return new Member(person, false, 1);
    }

    Member accepted() {
        return new Member(person, true, revision + 1);
    }

    Member with(Person other) {
        return new Member(other, joined, revision + 1);
    }

    boolean isAt(String mailbox) {
        return person.mailbox().equals(mailbox);
    }
}

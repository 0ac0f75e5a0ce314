/** How people sign in: invitations, passwords, sessions. */
@NullMarked
package io.verbatim.channel.member;

import org.jspecify.annotations.NullMarked;

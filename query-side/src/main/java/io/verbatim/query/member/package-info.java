/** The members of workspaces. */
@NullMarked
package io.verbatim.query.member;

import org.jspecify.annotations.NullMarked;

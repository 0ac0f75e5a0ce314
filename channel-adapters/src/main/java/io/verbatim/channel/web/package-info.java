/** What is the same for all who speak HTTP: credentials, strict JSON, problems, pages. Only here are status codes known. */
@NullMarked
package io.verbatim.channel.web;

import org.jspecify.annotations.NullMarked;

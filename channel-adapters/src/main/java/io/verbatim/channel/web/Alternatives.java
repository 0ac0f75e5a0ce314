package io.verbatim.channel.web;

import java.util.Collection;

/**
 * For the OpenAPI document: what a field takes whose shape follows from another field.
 *
 * @param schema of the request, by the name of its record
 * @param field  as callers name it
 * @param types  the records, one of which it is
 */
public record Alternatives(String schema, String field, Collection<Class<?>> types) {
}

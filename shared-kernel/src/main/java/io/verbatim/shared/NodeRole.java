package io.verbatim.shared;

import java.util.Locale;

/** A part of the product's work that a node may do or leave to others. */
public enum NodeRole {

    /** Takes HTTP: what users and operators say. */
    CHANNELS,

    /** Dispatches: calls backends, delivers, does effects, lets time pass. */
    COMMAND,

    /** Projects: keeps the views up to date. */
    QUERY;

    /** As it stands in the settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

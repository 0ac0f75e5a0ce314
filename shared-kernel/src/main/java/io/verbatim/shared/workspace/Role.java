package io.verbatim.shared.workspace;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a key or a member may do; each includes the reads it needs. */
public enum Role {
    /** Everything: members and erasure too. */
    @JsonProperty("owner") OWNER,
    /** Bots, integrations, channels, and keys up to this role. */
    @JsonProperty("editor") EDITOR,
    /** Conversations, actions, redelivery. */
    @JsonProperty("operator") OPERATOR,
    /** Read, export, replay. */
    @JsonProperty("analyst") ANALYST,
    /** Read without personal data. */
    @JsonProperty("viewer") VIEWER
}

package io.verbatim.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.verbatim.shared.workspace.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

    @ParameterizedTest
    @CsvSource({
        "VIEWER, GET, /v1/bots, true",
        "VIEWER, GET, /v1/conversations/x/messages, true",
        "VIEWER, GET, /v1/api-keys, false",
        "VIEWER, POST, /v1/bots, false",
        "ANALYST, GET, /v1/conversations/x, true",
        "ANALYST, PATCH, /v1/channels/x, false",
        "ANALYST, GET, /v1/events/x/payload, true",
        "VIEWER, GET, /v1/events/x/payload, false",
        "OPERATOR, POST, /v1/conversations/x/actions, true",
        "OPERATOR, POST, /v1/deliveries/x/redeliver, true",
        "OPERATOR, POST, /v1/channels/x/deliveries/redeliver, true",
        "ANALYST, POST, /v1/channels/x/deliveries/redeliver, false",
        "OPERATOR, DELETE, /v1/bots/x, false",
        "OPERATOR, POST, /v1/deliveries/x/redeliver, true",
        "OPERATOR, GET, /v1/audit-log, false",
        "EDITOR, GET, /v1/audit-log, true",
        "EDITOR, GET, /v1/members, false",
        "EDITOR, PATCH, /v1/workspace, false",
        "EDITOR, PUT, /v1/bots/x/draft, true",
        "EDITOR, POST, /v1/channels/x/keys, true",
        "EDITOR, DELETE, /v1/integrations/x, true",
        "EDITOR, GET, /v1/api-keys, true",
        "EDITOR, POST, /v1/api-keys, true",
        "EDITOR, DELETE, /v1/api-keys/x, false",
        "EDITOR, POST, /v1/members, false",
        "OWNER, DELETE, /v1/api-keys/x, true",
        "OWNER, POST, /v1/members, true",
    })
    void saysWhatARoleMayDo(Role role, String method, String path, boolean allowed) {
        assertThat(Access.allows(role, method, path)).isEqualTo(allowed);
    }
}

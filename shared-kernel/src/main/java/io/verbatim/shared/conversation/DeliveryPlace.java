package io.verbatim.shared.conversation;

import io.verbatim.shared.workspace.WorkspaceId;

/** A part of a delivery and where it belongs; {@code part} from 0. */
public record DeliveryPlace(WorkspaceId workspaceId, ConversationId conversationId, TurnId turnId, DeliveryId deliveryId, int part) {
}

package io.verbatim.channel.retention;

import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the rows of a conversation away, all of them or none. */
@Component
class Forgetting implements Oblivion {
    private final RetentionTables tables;
    private final TransactionOperations transactions;

    Forgetting(RetentionTables tables, TransactionOperations transactions) {
        this.tables = tables;
        this.transactions = transactions;
    }

    @Override
    public void forget(WorkspaceId workspace, ConversationId conversation) {
        transactions.executeWithoutResult(transaction -> tables.forget(workspace, conversation));
    }
}

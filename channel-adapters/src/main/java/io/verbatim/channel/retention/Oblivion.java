package io.verbatim.channel.retention;

import io.verbatim.shared.conversation.ConversationId;
import io.verbatim.shared.workspace.WorkspaceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets single conversations when somebody asks for it. */
@Component
public class Oblivion {
    private final RetentionTables tables;
    private final TransactionOperations transactions;

    Oblivion(RetentionTables tables, TransactionOperations transactions) {
        this.tables = tables;
        this.transactions = transactions;
    }

    /** Forgets a conversation with all its rows and files; nothing happens where there is none. Its session should have ended. */
    public void forget(WorkspaceId workspace, ConversationId conversation) {
        transactions.executeWithoutResult(transaction -> tables.forget(workspace, conversation));
    }
}

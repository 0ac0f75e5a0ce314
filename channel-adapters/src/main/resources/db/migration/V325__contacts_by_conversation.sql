-- Contacts go with their conversations.
create index whatsapp_user_of_conversation on whatsapp_user (conversation_id);

package dev.pacenote.assembly.delivery;

/** Names the part that has waiting mails tried in the background; each assembly has its own. */
public final class MailTrigger {

    public static final String NAME = "mail-soon";

    private MailTrigger() {}
}

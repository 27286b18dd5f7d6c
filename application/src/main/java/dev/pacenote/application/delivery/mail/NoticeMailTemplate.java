package dev.pacenote.application.delivery.mail;

/** Puts a mail about notices into its form. */
public interface NoticeMailTemplate {

    /** The same mail gives the same text. Throws when the template cannot be filled. */
    MailText render(NoticeMail mail);
}

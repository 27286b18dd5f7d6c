/**
 * Mail: what the core says, put into words and formats once ({@link
 * dev.pacenote.adapters.out.email.delivery.MailRenderer}), and handed to a mail server or to the
 * sandbox's mailbox.
 */
package dev.pacenote.adapters.out.email;

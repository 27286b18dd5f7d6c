/**
 * Mail: what the core says, put into words and formats by each feature's template, and handed to a
 * mail server or to the sandbox's mailbox.
 */
package dev.pacenote.adapters.out.email;

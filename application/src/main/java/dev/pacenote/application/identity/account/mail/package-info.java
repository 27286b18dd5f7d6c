/** Mails about accounts, from the change that asks for one to the queue. */
package dev.pacenote.application.identity.account.mail;

package dev.pacenote.domain.notice;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.preference.NoticePreferences;

/** An account with how it wants to be told. */
public record Recipient(Account account, NoticePreferences preferences) {}

package dev.pacenote.domain.delivery;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.preference.NoticePreferences;

/** Whether a channel may be used for an account now, and if not, why not. */
public sealed interface ChannelChoice {

    record Use() implements ChannelChoice {}

    /** Not yet: what there is to tell is kept, and told as soon as the reason is gone. */
    record Wait(Reason reason) implements ChannelChoice {}

    /** No: what there is to tell will not be told by this channel. */
    record Skip(Reason reason) implements ChannelChoice {}

    /**
     * Whether daily mail may be sent. Mails about the account itself do not ask. The reasons that
     * an admin and the address give come before what the person prefers: who has no address, or has
     * not confirmed it, is waited for, also while they want no mail.
     */
    static ChannelChoice dailyMail(Account account, NoticePreferences preferences) {
        if (!account.enabled()) {
            return gone();
        }
        if (account.contact().isEmpty()) {
            return new Wait(Reason.NO_ADDRESS);
        }
        if (account.awaitsConfirmation()) {
            return new Wait(Reason.UNVERIFIED);
        }
        return preferences.dailyMail().isOn() ? new Use() : new Skip(Reason.PREF_OFF);
    }

    /** For an account that is gone, as for one that is disabled. */
    static ChannelChoice gone() {
        return new Skip(Reason.ACCOUNT_INACTIVE);
    }

    default boolean mayUse() {
        return this instanceof Use;
    }

    /**
     * Whether what happens is put into the person's inbox now. It is not while the channel waits,
     * for the mail afterwards tells everything since the last one, and not for an account that is
     * disabled.
     */
    default boolean fillsInbox() {
        return switch (this) {
            case Use _ -> true;
            case Wait _ -> false;
            case Skip(var reason) -> reason != Reason.ACCOUNT_INACTIVE;
        };
    }
}

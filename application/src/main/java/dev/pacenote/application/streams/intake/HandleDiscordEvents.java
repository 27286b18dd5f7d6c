package dev.pacenote.application.streams.intake;

import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.streams.guild.BotTargets;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.intake.DiscordEvent;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.membership.MembershipSource;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Handles stored events of Discord. An event that comes late undoes nothing that came after it: a
 * log-in of later stays, and so does a bot's absence that was learnt later.
 */
public final class HandleDiscordEvents {

    /** The stores that an event changes. */
    public record Stores(
            Guilds guilds,
            Memberships memberships,
            Credentials credentials,
            Sessions sessions,
            BotTargets targets) {}

    private final WorkOffInbox inbox;
    private final DiscordMessages messages;
    private final Stores stores;
    private final InstantSource clock;

    public HandleDiscordEvents(
            WorkOffInbox inbox, DiscordMessages messages, Stores stores, InstantSource clock) {
        this.inbox = inbox;
        this.messages = messages;
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Handles what waits.
     *
     * @return how many were looked at
     */
    public int handle() {
        int handled =
                inbox.workOff(
                        InboxMessage.Source.DISCORD,
                        message -> apply(messages.read(message.body())));
        if (handled > 0) {
            stores.sessions().forgetAnswers();
        }
        return handled;
    }

    private void apply(DiscordEvent event) {
        switch (event) {
            case DiscordEvent.BotAdded added -> keep(added);
            case DiscordEvent.Withdrawn(var at, var user) ->
                    stores.credentials()
                            .findByIdentity(user)
                            .map(AccountCredentials::account)
                            .ifPresent(account -> end(account, at));
            case DiscordEvent.Ping _, DiscordEvent.Unknown _ -> {
                // Genuine and nothing to us; it is done.
            }
        }
    }

    private void keep(DiscordEvent.BotAdded added) {
        var before = stores.guilds().find(added.guild());
        var seen =
                before.map(guild -> guild.seen(added.name(), added.icon(), added.owner()))
                        .orElseGet(
                                () ->
                                        Guild.discovered(
                                                added.guild(),
                                                added.name(),
                                                added.icon(),
                                                added.owner()));
        var after = seen.botAdded(added.at());
        if (before.filter(after::equals).isEmpty()) {
            stores.targets().save(before, after).orUndo("a server");
        }
        if (after.bot().isPresent()) {
            // Also where it was there: it may have got the rights that it lacked.
            stores.targets().arrived(added.guild(), added.at());
        }
    }

    /** Their browsers are logged out, and Discord's word about their servers is dropped. */
    private void end(AccountId account, Instant at) {
        stores.sessions().of(account, clock.instant()).stream()
                .filter(BrowserSession.class::isInstance)
                .filter(session -> !session.startedAt().isAfter(at))
                .forEach(session -> stores.sessions().revoke(session.id()));
        var later =
                stores.memberships().of(account).stream()
                        .filter(it -> it.source() == MembershipSource.DISCORD)
                        .filter(it -> it.verifiedAt().isAfter(at))
                        .toList();
        stores.memberships().replaceDiscord(account, later);
    }
}

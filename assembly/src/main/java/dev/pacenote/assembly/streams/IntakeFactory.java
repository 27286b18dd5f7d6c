package dev.pacenote.assembly.streams;

import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.guild.BotTargets;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.intake.DiscordMessages;
import dev.pacenote.application.streams.intake.HandleDiscordEvents;
import dev.pacenote.application.streams.intake.LimitForgeries;
import dev.pacenote.application.streams.intake.ReceiveDiscordEvent;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.application.streams.intake.WorkOffInbox;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.streams.intake.DiscordKey;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes in signed, and what becomes of it; messages of Twitch are in their own factory. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class IntakeFactory {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeFactory.class);

    @Singleton
    LimitForgeries limitForgeries(RateLimiter limiter) {
        return new LimitForgeries(limiter);
    }

    @Singleton
    WorkOffInbox workOffInbox(
            StreamInbox inbox, Transactions transactions, Ids ids, InstantSource clock) {
        return new WorkOffInbox(
                inbox,
                transactions,
                (message, cause) ->
                        LOG.warn(
                                "streams: message {} was not handled",
                                message.key().messageId(),
                                new WithoutMessages(cause)),
                ids,
                clock);
    }

    /** Without the key nobody can say what is Discord's. */
    @Singleton
    @Requires(beans = DiscordKey.class)
    ReceiveDiscordEvent receiveDiscordEvent(
            StreamInbox inbox,
            DiscordMessages messages,
            DiscordKey key,
            LimitForgeries forgeries,
            @Named(StreamsArea.WAKE) Runnable wake,
            InstantSource clock) {
        return new ReceiveDiscordEvent(inbox, messages, key, forgeries, wake, clock);
    }

    @Singleton
    HandleDiscordEvents.Stores eventStores(
            Guilds guilds,
            Memberships memberships,
            Credentials credentials,
            Sessions sessions,
            BotTargets targets) {
        return new HandleDiscordEvents.Stores(guilds, memberships, credentials, sessions, targets);
    }

    @Singleton
    HandleDiscordEvents handleDiscordEvents(
            WorkOffInbox inbox,
            DiscordMessages messages,
            HandleDiscordEvents.Stores stores,
            InstantSource clock) {
        return new HandleDiscordEvents(inbox, messages, stores, clock);
    }
}

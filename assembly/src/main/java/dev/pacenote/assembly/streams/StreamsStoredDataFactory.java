package dev.pacenote.assembly.streams;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.application.streams.membership.StreamsExport;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;

/** What the service owes to people whose data is stored, also where the area is switched off. */
@Factory
final class StreamsStoredDataFactory {

    @Singleton
    @Order(450)
    AccountExport streamsExport(
            DiscordProfiles profiles,
            Guilds guilds,
            Memberships memberships,
            Invites invites,
            Preferences preferences,
            Streamers streamers,
            Links links,
            StreamAudit audit) {
        return new StreamsExport(
                new StreamsExport.Stores(
                        profiles,
                        guilds,
                        memberships,
                        invites,
                        preferences,
                        streamers,
                        links,
                        audit));
    }
}

package dev.pacenote.assembly.streams;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.application.streams.role.DiscordRoles;
import dev.pacenote.application.streams.role.GiveRoles;
import dev.pacenote.application.streams.role.LevelManagedRoles;
import dev.pacenote.application.streams.role.ManagedRoles;
import dev.pacenote.application.streams.role.RoleHolders;
import dev.pacenote.application.streams.role.ShowManagedRoles;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Roles at Discord for those who want to be pinged for one channel. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class RolesFactory {

    @Singleton
    LevelManagedRoles.Stores roleStores(
            ManagedRoles roles,
            RoleHolders holders,
            Links links,
            Streamers streamers,
            Guilds guilds,
            Preferences preferences,
            Transactions transactions) {
        return new LevelManagedRoles.Stores(
                roles, holders, links, streamers, guilds, preferences, transactions);
    }

    @Singleton
    LevelManagedRoles levelManagedRoles(
            LevelManagedRoles.Stores stores,
            DiscordGuilds discord,
            DiscordRoles discordRoles,
            InstantSource clock) {
        return new LevelManagedRoles(stores, discord, discordRoles, clock);
    }

    @Singleton
    GiveRoles giveRoles(
            LevelManagedRoles.Stores stores,
            DiscordProfiles profiles,
            LevelManagedRoles roles,
            DiscordGuilds discord,
            DiscordRoles discordRoles,
            InstantSource clock) {
        return new GiveRoles(
                new GiveRoles.Stores(
                        stores.roles(),
                        stores.holders(),
                        stores.preferences(),
                        profiles,
                        stores.transactions()),
                roles,
                discord,
                discordRoles,
                clock);
    }

    @Singleton
    ShowManagedRoles showManagedRoles(ManagedRoles roles, RoleHolders holders) {
        return new ShowManagedRoles(roles, holders);
    }
}

package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whom one post pings. Whatever its text says, Discord is told that it pings nobody else. */
public sealed interface Ping {

    record Nobody() implements Ping {}

    record Role(RoleId role) implements Ping {}

    record Everyone() implements Ping {}

    record People(List<DiscordUser> people) implements Ping {
        public People {
            people = List.copyOf(people);
            if (people.size() > PingMode.MAX_MENTIONS) {
                throw new IllegalArgumentException(
                        "a post pings at most " + PingMode.MAX_MENTIONS + " people by name");
            }
        }
    }

    /**
     * What is known when a post is made up.
     *
     * @param roles empty when Discord did not say which there are
     * @param managed the role that we made for the link
     * @param optedIn who wants to be pinged by name, those first who wanted it first
     */
    record Known(
            GuildId guild,
            Optional<SeenRoles> roles,
            Optional<RoleId> managed,
            List<DiscordUser> optedIn) {}

    /** Whom the settings of a link ping. A role that is gone pings nobody. */
    static Ping of(GuildSettings.Target target, Known known) {
        return switch (target.pingMode()) {
            case NONE -> new Nobody();
            case ROLE, MANAGED_ROLE -> role(target.pinged(known.managed()), known);
            case MENTIONS ->
                    known.optedIn().isEmpty()
                            ? new Nobody()
                            : new People(
                                    known.optedIn().stream().limit(PingMode.MAX_MENTIONS).toList());
        };
    }

    private static Ping role(Optional<RoleId> wanted, Known known) {
        return wanted.filter(role -> known.roles().map(seen -> seen.has(role)).orElse(true))
                .<Ping>map(
                        role ->
                                role.equals(known.guild().everyone())
                                        ? new Everyone()
                                        : new Role(role))
                .orElseGet(Nobody::new);
    }

    /** Whether anybody is pinged. */
    default boolean pingsSomebody() {
        return !(this instanceof Nobody);
    }

    /** As it stands in the text. */
    default String text() {
        return switch (this) {
            case Nobody _ -> "";
            case Role(var role) -> "<@&" + role + ">";
            case Everyone _ -> "@everyone";
            case People(var people) ->
                    people.stream()
                            .map(person -> "<@" + person.id() + ">")
                            .collect(Collectors.joining(" "));
        };
    }

    /** What Discord is told: whatever the text says, only these are pinged. */
    default AllowedMentions allowed() {
        return switch (this) {
            case Nobody _ -> AllowedMentions.NOBODY;
            case Role(var role) -> new AllowedMentions(false, List.of(role.value()), List.of());
            case Everyone _ -> new AllowedMentions(true, List.of(), List.of());
            case People(var people) ->
                    new AllowedMentions(
                            false, List.of(), people.stream().map(DiscordUser::id).toList());
        };
    }

    /** Whom a test would ping, in words for JSON. */
    default List<String> wouldPing() {
        return switch (this) {
            case Nobody _ -> List.of();
            case Role(var role) -> List.of("role:" + role);
            case Everyone _ -> List.of("everyone");
            case People(var people) ->
                    people.stream().map(person -> "user:" + person.id()).toList();
        };
    }

    /**
     * Always sent with a message.
     *
     * @param everyone whether {@code @everyone} pings
     */
    record AllowedMentions(boolean everyone, List<String> roles, List<String> users) {

        /** For edits, tests, late posts, and where nobody is to be pinged. */
        public static final AllowedMentions NOBODY =
                new AllowedMentions(false, List.of(), List.of());
    }
}

package dev.pacenote.domain.streams.guild;

import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.WrittenTemplate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the admins of a server chose: where posts go, who is pinged, and how posts look.
 *
 * @param enabled false: nothing is posted
 * @param linking who may link their own channel
 */
public record GuildSettings(
        boolean enabled, LinkingPolicy linking, Target target, Rules rules, Appearance appearance) {

    /**
     * Where posts go, and who is pinged there.
     *
     * @param role the server's own role, for {@link PingMode#ROLE}
     */
    public record Target(
            Optional<TextChannelId> channel, PingMode pingMode, Optional<RoleId> role) {

        /**
         * The role that posts ping while it is there.
         *
         * @param managed the one that we made for the link
         */
        public Optional<RoleId> pinged(Optional<RoleId> managed) {
            return switch (pingMode) {
                case NONE, MENTIONS -> Optional.empty();
                case ROLE -> role;
                case MANAGED_ROLE -> managed;
            };
        }
    }

    /**
     * Which broadcasts are told, and how.
     *
     * @param cooldown whoever comes back sooner pings nobody; up to a day, in minutes
     */
    public record Rules(Set<BroadcastType> types, Duration cooldown) {

        public static final Duration MAX_COOLDOWN = Duration.ofDays(1);

        public Rules {
            types = Set.copyOf(types);
            requireCooldown(cooldown);
        }

        /**
         * @throws InvalidValueException when it is no number of minutes from 0 to 1440
         */
        public static void requireCooldown(Duration cooldown) {
            if (cooldown.isNegative()
                    || cooldown.compareTo(MAX_COOLDOWN) > 0
                    || !cooldown.equals(Duration.ofMinutes(cooldown.toMinutes()))) {
                throw new InvalidValueException(
                        "out_of_range", "A cooldown has 0 to 1440 minutes.");
            }
        }
    }

    /**
     * How posts look, and what becomes of them.
     *
     * @param template empty for the usual one
     * @param endTemplate empty for the usual one
     */
    public record Appearance(
            Optional<WrittenTemplate> template,
            EndAction onEnd,
            Optional<WrittenTemplate> endTemplate,
            Extras extras) {

        public MessageTemplate liveText() {
            return template.map(WrittenTemplate::template).orElse(MessageTemplate.LIVE);
        }

        public MessageTemplate endText() {
            return endTemplate.map(WrittenTemplate::template).orElse(MessageTemplate.END);
        }
    }

    /**
     * What a post does beside being there.
     *
     * @param updateWhileLive it follows title and game
     * @param publish it is handed on to those who follow the channel
     * @param watchButton a button leads to the broadcast
     */
    public record Extras(boolean updateWhileLive, boolean publish, boolean watchButton) {}

    /** For a server whose admins chose nothing yet. */
    public static final GuildSettings DEFAULT =
            new GuildSettings(
                    true,
                    LinkingPolicy.INVITED,
                    new Target(Optional.empty(), PingMode.ROLE, Optional.empty()),
                    new Rules(Set.of(BroadcastType.LIVE), Duration.ofMinutes(15)),
                    new Appearance(
                            Optional.empty(),
                            EndAction.EDIT,
                            Optional.empty(),
                            new Extras(false, false, true)));
}

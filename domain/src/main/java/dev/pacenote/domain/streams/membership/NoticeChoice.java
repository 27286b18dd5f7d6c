package dev.pacenote.domain.streams.membership;

import dev.pacenote.domain.streams.guild.PingMode;
import java.util.Optional;

/**
 * A person's switch for one channel in one server, and what it does: what it shows is what happens.
 *
 * @param chosen empty while the person has chosen nothing
 * @param mode whom the posts of that link ping
 */
public record NoticeChoice(Optional<Boolean> chosen, PingMode mode) {

    /** Whether the person is told, and pinged where that is ours to decide. */
    public boolean isOn() {
        return chosen.orElseGet(mode::isOnByDefault);
    }

    /** How far the switch reaches. */
    public PingMode.Effect effect() {
        return mode.effect();
    }

    /** The person chose. */
    public NoticeChoice choosing(boolean enabled) {
        return new NoticeChoice(Optional.of(enabled), mode);
    }

    /** Whether a post pings the person by name. */
    public boolean isMentioned() {
        return mode == PingMode.MENTIONS && isOn();
    }

    /** Whether the switch gives and takes a role that we made. */
    public boolean isByManagedRole() {
        return mode == PingMode.MANAGED_ROLE;
    }
}

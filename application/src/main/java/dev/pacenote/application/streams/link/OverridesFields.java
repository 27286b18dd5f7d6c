package dev.pacenote.application.streams.link;

import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.streams.guild.EndAction;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.BroadcastFilter;
import dev.pacenote.domain.streams.link.LinkOverrides;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a server chose for one channel, as the members of a JSON object. */
public final class OverridesFields {

    private OverridesFields() {}

    public static Map<String, @Nullable Object> write(LinkOverrides overrides) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("channel_id", overrides.channel().map(TextChannelId::value).orElse(null));
        members.put("mention_role_id", overrides.role().map(RoleId::value).orElse(null));
        members.put("ping_mode", overrides.pingMode().map(PingMode::wireName).orElse(null));
        members.put("cooldown_minutes", overrides.cooldown().map(Duration::toMinutes).orElse(null));
        members.put("on_end", overrides.onEnd().map(EndAction::wireName).orElse(null));
        members.put("filter", overrides.filter().map(OverridesFields::write).orElse(null));
        return members;
    }

    private static Map<String, Object> write(BroadcastFilter filter) {
        return Map.of(
                "games", filter.games(),
                "skip_games", filter.skipGames(),
                "title_contains", filter.titleContains(),
                "title_excludes", filter.titleExcludes());
    }

    /**
     * The overrides with what an object says: what is absent keeps its value, null is as for all.
     *
     * @throws dev.pacenote.domain.platform.InvalidValueException when a member is impossible
     */
    public static LinkOverrides read(Fields fields, LinkOverrides before) {
        return new LinkOverrides(
                text(fields, "channel_id", TextChannelId::new, before.channel()),
                text(fields, "mention_role_id", RoleId::new, before.role()),
                text(
                        fields,
                        "ping_mode",
                        word -> PingMode.of(word).orElseThrow(() -> fields.wrong("ping_mode")),
                        before.pingMode()),
                fields.has("cooldown_minutes")
                        ? fields.number("cooldown_minutes").map(Duration::ofMinutes)
                        : before.cooldown(),
                text(
                        fields,
                        "on_end",
                        word -> EndAction.of(word).orElseThrow(() -> fields.wrong("on_end")),
                        before.onEnd()),
                fields.has("filter")
                        ? fields.object("filter").map(OverridesFields::filter)
                        : before.filter());
    }

    private static BroadcastFilter filter(Fields fields) {
        return new BroadcastFilter(
                fields.texts("games"),
                fields.texts("skip_games"),
                fields.texts("title_contains"),
                fields.texts("title_excludes"));
    }

    private static <T> Optional<T> text(
            Fields fields, String name, Function<String, T> read, Optional<T> before) {
        return fields.has(name)
                ? fields.text(name).filter(text -> !text.isEmpty()).map(read)
                : before;
    }
}

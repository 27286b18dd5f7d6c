package dev.pacenote.application.streams.guild;

import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.application.streams.template.TemplateFields;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.EndAction;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.LinkingPolicy;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.template.WrittenTemplate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of a server as the members of a JSON object; clients and stores use the same. */
public final class SettingsFields {

    private SettingsFields() {}

    /**
     * @param templates whether the usual texts are written out where nobody chose others
     */
    public static Map<String, @Nullable Object> write(GuildSettings settings, boolean templates) {
        var look = settings.appearance();
        var live =
                templates
                        ? look.template().or(() -> Optional.of(TemplateFields.USUAL))
                        : look.template();
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("channel_id", settings.target().channel().map(TextChannelId::value).orElse(""));
        members.put("mention_role_id", settings.target().role().map(RoleId::value).orElse(null));
        members.put("message_template", live.map(WrittenTemplate::members).orElse(null));
        members.put("enabled", settings.enabled());
        members.put("ping_mode", settings.target().pingMode().wireName());
        members.put("linking", settings.linking().wireName());
        members.put(
                "announce_types",
                settings.rules().types().stream().sorted().map(BroadcastType::wireName).toList());
        members.put("cooldown_minutes", settings.rules().cooldown().toMinutes());
        members.put("on_end", look.onEnd().wireName());
        members.put("end_template", look.endTemplate().map(WrittenTemplate::members).orElse(null));
        members.put("update_while_live", look.extras().updateWhileLive());
        members.put("publish", look.extras().publish());
        members.put("watch_button", look.extras().watchButton());
        return members;
    }

    /**
     * The settings with what an object says: what is absent keeps its value, null clears it.
     *
     * @throws dev.pacenote.domain.platform.InvalidValueException when a member is impossible
     */
    public static GuildSettings read(Fields fields, GuildSettings before) {
        var rules = before.rules();
        return new GuildSettings(
                flag(fields, "enabled", before.enabled(), GuildSettings.DEFAULT.enabled()),
                word(
                        fields,
                        "linking",
                        LinkingPolicy::of,
                        before.linking(),
                        GuildSettings.DEFAULT.linking()),
                target(fields, before.target()),
                new GuildSettings.Rules(
                        fields.has("announce_types") ? types(fields) : rules.types(),
                        fields.has("cooldown_minutes")
                                ? fields.number("cooldown_minutes")
                                        .map(Duration::ofMinutes)
                                        .orElse(GuildSettings.DEFAULT.rules().cooldown())
                                : rules.cooldown()),
                appearance(fields, before.appearance()));
    }

    private static Set<BroadcastType> types(Fields fields) {
        return fields.isNull("announce_types")
                ? GuildSettings.DEFAULT.rules().types()
                : fields.texts("announce_types").stream()
                        .map(
                                text ->
                                        BroadcastType.of(text)
                                                .orElseThrow(() -> fields.wrong("announce_types")))
                        .collect(Collectors.toSet());
    }

    private static GuildSettings.Target target(Fields fields, GuildSettings.Target before) {
        return new GuildSettings.Target(
                fields.has("channel_id")
                        ? fields.text("channel_id")
                                .filter(text -> !text.isEmpty())
                                .map(TextChannelId::new)
                        : before.channel(),
                word(fields, "ping_mode", PingMode::of, before.pingMode(), PingMode.ROLE),
                fields.has("mention_role_id")
                        ? fields.text("mention_role_id")
                                .filter(text -> !text.isEmpty())
                                .map(RoleId::new)
                        : before.role());
    }

    private static GuildSettings.Appearance appearance(
            Fields fields, GuildSettings.Appearance before) {
        var usual = GuildSettings.DEFAULT.appearance().extras();
        var extras = before.extras();
        return new GuildSettings.Appearance(
                template(fields, "message_template", before.template(), TemplateFields.USUAL),
                word(fields, "on_end", EndAction::of, before.onEnd(), EndAction.EDIT),
                template(fields, "end_template", before.endTemplate(), TemplateFields.USUAL_END),
                new GuildSettings.Extras(
                        flag(
                                fields,
                                "update_while_live",
                                extras.updateWhileLive(),
                                usual.updateWhileLive()),
                        flag(fields, "publish", extras.publish(), usual.publish()),
                        flag(fields, "watch_button", extras.watchButton(), usual.watchButton())));
    }

    /** Whoever sends the usual one back chose none. */
    private static Optional<WrittenTemplate> template(
            Fields fields, String name, Optional<WrittenTemplate> before, WrittenTemplate usual) {
        return fields.has(name)
                ? fields.object(name)
                        .map(TemplateFields::written)
                        .filter(chosen -> !chosen.equals(usual))
                : before;
    }

    private static boolean flag(Fields fields, String name, boolean before, boolean usual) {
        return fields.has(name) ? fields.flag(name).orElse(usual) : before;
    }

    private static <T> T word(
            Fields fields, String name, Function<String, Optional<T>> read, T before, T usual) {
        if (!fields.has(name)) {
            return before;
        }
        return fields.text(name)
                .map(text -> read.apply(text).orElseThrow(() -> fields.wrong(name)))
                .orElse(usual);
    }
}

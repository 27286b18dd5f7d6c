package dev.pacenote.application.streams.golive.target;

import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.CurrentAdmins;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.streams.golive.PausedTargetFacts;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.util.List;
import java.util.Optional;

/** Tells the admins of a server, as far as they have an account, that posts go through no more. */
public final class TellPausedTarget {

    private final Guilds guilds;
    private final CurrentAdmins admins;
    private final TellNotices notices;
    private final Ids ids;

    public TellPausedTarget(Guilds guilds, CurrentAdmins admins, TellNotices notices, Ids ids) {
        this.guilds = guilds;
        this.admins = admins;
        this.notices = notices;
        this.ids = ids;
    }

    /** Whom to tell; before the commit of the pause, as Discord may have to be asked. */
    public List<AccountId> whom(GuildId id) {
        return admins.of(id);
    }

    /** Inside the commit of the pause; of one pause they are told once. */
    public void tell(
            List<AccountId> told, GuildId id, TextChannelId channel, TargetHealth.Paused pause) {
        guilds.find(id)
                .ifPresent(
                        guild ->
                                told.forEach(
                                        admin ->
                                                notices.tell(
                                                        admin,
                                                        List.of(
                                                                notice(
                                                                        admin, guild,
                                                                        channel, pause)))));
    }

    private Notice notice(
            AccountId admin, Guild guild, TextChannelId channel, TargetHealth.Paused pause) {
        return new Notice(
                ids.next(),
                admin,
                new NoticeKey(
                        PausedTargetFacts.TOPIC,
                        channel + ":" + pause.since().toEpochMilli(),
                        Optional.of(guild.id().value())),
                new Timing(pause.since(), pause.since()),
                PausedTargetFacts.of(guild, pause.reason()),
                Weight.NEWS);
    }
}

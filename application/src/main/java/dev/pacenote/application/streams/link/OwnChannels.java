package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.link.Consent;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whoever proved a channel sees which servers follow it, and says who may. */
public final class OwnChannels {

    /**
     * @param guilds that follow it, by name
     */
    public record Own(Streamer streamer, List<Guild> guilds) {}

    public sealed interface Result {

        record Changed(Own own) implements Result {}

        record NoSuchChannel() implements Result {}

        /** They did not prove it, or somebody did after them. */
        record NotYours() implements Result {}
    }

    private final Streamers streamers;
    private final Links links;
    private final Guilds guilds;
    private final NewLinks newLinks;
    private final ManageLinks existing;
    private final AuditActions audit;

    public OwnChannels(
            Streamers streamers,
            Links links,
            Guilds guilds,
            NewLinks newLinks,
            ManageLinks existing,
            AuditActions audit) {
        this.streamers = streamers;
        this.links = links;
        this.guilds = guilds;
        this.newLinks = newLinks;
        this.existing = existing;
        this.audit = audit;
    }

    /** By what they are called. */
    public List<Own> of(AccountId account) {
        return streamers.provedBy(account).stream().map(this::own).toList();
    }

    private Own own(Streamer streamer) {
        return new Own(
                streamer,
                guilds.findAll(links.of(streamer.id()).stream().map(Link::guild).toList()));
    }

    /**
     * Says who may follow a channel. Where nobody may, all links end with it, and each server finds
     * in its audit why, in the same commit.
     *
     * @param network where the person is on the network, without the last part of the address
     * @throws dev.pacenote.application.platform.OverloadedException when others changed the channel
     *     each time
     */
    public Result consent(AccountId account, StreamerId channel, Consent next, String network) {
        var actor = new StreamAuditEntry.Actor(Optional.of(account), network);
        return newLinks.inTransaction(() -> consented(account, channel, next, actor));
    }

    /** Empty when somebody else changed the channel meanwhile. */
    private Optional<Result> consented(
            AccountId account, StreamerId channel, Consent next, StreamAuditEntry.Actor actor) {
        var found = streamers.find(channel);
        if (found.isEmpty()) {
            return Optional.of(new Result.NoSuchChannel());
        }
        if (!found.get().isOf(account)) {
            return Optional.of(new Result.NotYours());
        }
        // Saved before its links are read: whoever links it at the same time waits, or came first.
        if (!(streamers.save(found.get().consenting(next))
                instanceof SaveResult.Saved<Streamer>(var streamer))) {
            return Optional.empty();
        }
        if (!next.allowsLinks()) {
            links.of(channel).forEach(link -> declined(link, actor));
        }
        return Optional.of(new Result.Changed(own(streamer)));
    }

    private void declined(Link link, StreamAuditEntry.Actor actor) {
        if (existing.remove(link.key(), AnnouncementReason.STREAMER_DECLINED)) {
            audit.done(
                    AuditedAction.CONSENT_CHANGED,
                    link.guild(),
                    actor,
                    Map.of("streamer_id", link.streamer().toString()),
                    StreamAuditEntry.OK);
        }
    }
}

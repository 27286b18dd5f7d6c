package dev.pacenote.application.delivery.mail;

import dev.pacenote.application.delivery.GatheringChannel;
import dev.pacenote.application.delivery.OutgoingDelivery;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A mail of its own, about all that waits for one person. */
public final class MailChannel implements GatheringChannel {

    public static final ChannelId ID = new ChannelId(TopicChannels.MAIL);

    private static final DeliveryTarget ADDRESS = new DeliveryTarget("address", "E-mail");

    private static final String NAMED = "delivery.";

    /** More are counted. */
    private static final int SHOWN = 20;

    private final Accounts accounts;
    private final Mailer mailer;
    private final NoticeMailTemplate template;
    private final Tokens tokens;
    private final AccountLinks links;
    private final Map<String, MailSubject> subjects;

    /**
     * @param subjects of areas that have their own
     */
    public MailChannel(
            Accounts accounts,
            Mailer mailer,
            NoticeMailTemplate template,
            Tokens tokens,
            AccountLinks links,
            List<MailSubject> subjects) {
        this.accounts = accounts;
        this.mailer = mailer;
        this.template = template;
        this.tokens = tokens;
        this.links = links;
        this.subjects =
                subjects.stream().collect(Collectors.toMap(MailSubject::area, Function.identity()));
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public List<DeliveryTarget> targets(Account account) {
        return account.email().isPresent() ? List.of(ADDRESS) : List.of();
    }

    @Override
    public boolean isPatient() {
        return true;
    }

    @Override
    public SendResult send(List<OutgoingDelivery> deliveries) {
        var newest = deliveries.getFirst();
        var reader = accounts.find(newest.account());
        var address = reader.flatMap(Account::email);
        if (reader.isEmpty() || address.isEmpty()) {
            return new SendResult.Gone();
        }
        if (!reader.get().enabled() || reader.get().awaitsConfirmation()) {
            // Changed since it was decided: it is decided anew at the next try.
            return new SendResult.Retry(Optional.empty(), "reader_changed", false);
        }
        var name = nameOf(newest.id());
        return result(
                Mailer.send(
                        mailer,
                        Mailer.Kind.DAILY,
                        name,
                        () -> write(name, reader.get(), address.get(), deliveries)));
    }

    private static String nameOf(UUID message) {
        return NAMED + message;
    }

    /** The message that has that name; empty when it is no mail about notices. */
    public static Optional<UUID> messageOf(String name) {
        if (!name.startsWith(NAMED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(name.substring(NAMED.length())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private MailMessage write(
            String name, Account reader, EmailAddress to, List<OutgoingDelivery> deliveries) {
        var unsubscribe = links.unsubscribe(tokens.unsubscription(reader.id()), areas(deliveries));
        var items =
                deliveries.stream()
                        .limit(SHOWN)
                        .map(
                                delivery ->
                                        new NoticeMail.Item(
                                                NotificationType.of(
                                                        delivery.notification().key().topic()),
                                                delivery.text().title(),
                                                delivery.text().content(),
                                                delivery.text().actionUrl().map(this::link)))
                        .toList();
        var subject = subject(deliveries);
        return MailMessage.of(
                to,
                name,
                template.render(
                        new NoticeMail(
                                reader.displayName(),
                                subject,
                                items,
                                deliveries.size() - items.size(),
                                links.settings(),
                                unsubscribe)),
                Optional.of(unsubscribe));
    }

    /** Of all that the mail tells of, also what it only counts. */
    private static Set<String> areas(List<OutgoingDelivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.notification().key().topic().area())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String subject(List<OutgoingDelivery> deliveries) {
        var newest = deliveries.getFirst();
        int others = deliveries.size() - 1;
        if (others == 0) {
            return newest.text().title();
        }
        var items = deliveries.stream().map(OutgoingDelivery::notification).toList();
        var area = newest.notification().key().topic().area();
        return Optional.ofNullable(subjects.get(area))
                .filter(_ -> items.stream().allMatch(it -> it.key().topic().area().equals(area)))
                .map(own -> own.of(items))
                .orElseGet(() -> newest.text().title() + ", and " + others + " more");
    }

    private URI link(String actionUrl) {
        return actionUrl.startsWith("/") ? links.at(actionUrl) : URI.create(actionUrl);
    }

    private static SendResult result(Mailer.Result result) {
        return switch (result) {
            case Mailer.Result.Accepted _ -> new SendResult.Accepted();
            case Mailer.Result.Refused(var failure) ->
                    failure.kind() == SendFailure.Kind.PERMANENT
                            ? new SendResult.Rejected(failure.code())
                            : new SendResult.Retry(
                                    Optional.empty(), failure.code(), failure.mayHaveArrived());
        };
    }
}

package dev.pacenote.domain.notice.preference;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a person wants to be told, and what else they have chosen.
 *
 * @param choices values by the paths of {@link PreferenceDefinitions}; what is not in it was not
 *     chosen
 * @param chosenAt when the choices changed last
 * @param version how often they were saved; 0: they are what everybody begins with
 */
public record NoticePreferences(
        AccountId account,
        DailyMail dailyMail,
        Map<String, Object> choices,
        Optional<Instant> chosenAt,
        long version) {

    public NoticePreferences {
        choices = Map.copyOf(choices);
    }

    /** What every account begins with. */
    public static NoticePreferences initial(AccountId account) {
        return new NoticePreferences(
                account, DailyMail.neverStopped(), Map.of(), Optional.empty(), 0);
    }

    public NoticePreferences with(DailyMail next) {
        return new NoticePreferences(account, next, choices, chosenAt, version);
    }

    /**
     * Whether the person wants to be told of a topic on a channel: what they chose for the topic
     * counts more than what they chose for its area.
     *
     * @return empty when they chose neither
     */
    public Optional<Boolean> chosen(Topic topic, String channel) {
        return Optional.ofNullable(choices.get(PreferenceDefinitions.path(topic.name(), channel)))
                .or(
                        () ->
                                Optional.ofNullable(
                                        choices.get(
                                                PreferenceDefinitions.path(topic.area(), channel))))
                .map(Boolean.TRUE::equals);
    }

    /** Whether the person sees notices of a topic in their inbox. */
    public boolean wantsInInbox(Topic topic) {
        return Boolean.TRUE.equals(choices.getOrDefault(CorePreferences.INBOX, true))
                && chosen(topic, TopicChannels.INBOX).orElse(true);
    }

    /** Other choices, made at that moment. */
    public NoticePreferences choosing(Map<String, Object> next, Instant at) {
        return new NoticePreferences(account, dailyMail, next, Optional.of(at), version);
    }

    /**
     * The same without single mails about these areas: what the person had chosen for a topic of
     * one goes with it, as that would count more.
     */
    public NoticePreferences withoutMailOf(Set<String> areas, Instant at) {
        var next = new HashMap<>(choices);
        for (var area : areas) {
            next.keySet()
                    .removeIf(
                            path ->
                                    PreferenceDefinitions.isOfTopic(
                                            path, area, TopicChannels.MAIL));
            next.put(PreferenceDefinitions.path(area, TopicChannels.MAIL), false);
        }
        return next.equals(choices) ? this : choosing(next, at);
    }

    /** When any of it changed last, as far as that is known. */
    public Optional<Instant> changedAt() {
        var mail =
                switch (dailyMail) {
                    case DailyMail.On(var since) -> since;
                    case DailyMail.Off(_, var at) -> at;
                };
        return chosenAt.isEmpty() || mail.filter(chosenAt.get()::isBefore).isPresent()
                ? mail
                : chosenAt;
    }

    /** The same preferences, saved that often. */
    public NoticePreferences savedAs(long nextVersion) {
        return new NoticePreferences(account, dailyMail, choices, chosenAt, nextVersion);
    }
}

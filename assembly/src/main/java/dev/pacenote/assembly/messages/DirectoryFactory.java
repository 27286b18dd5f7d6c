package dev.pacenote.assembly.messages;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.messages.directory.Acquaintances;
import dev.pacenote.application.messages.directory.AddUser;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.DirectoryEntries;
import dev.pacenote.application.messages.directory.InitialSettings;
import dev.pacenote.application.messages.directory.ListUsers;
import dev.pacenote.application.messages.directory.LookUpUser;
import dev.pacenote.application.messages.directory.ManageBlocks;
import dev.pacenote.application.messages.directory.RegisterSubject;
import dev.pacenote.application.messages.directory.Visibility;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.messages.directory.MessagePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinition;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Who people may write to, and how they are added. */
@Factory
@Requires(property = Choices.AREA + MessagesArea.NAME, value = "true")
final class DirectoryFactory {

    @Singleton
    AddUser addUser(
            Accounts accounts,
            ShowUser users,
            InitialSettings initialSettings,
            Passwords passwords,
            AddressConfirmation confirmation,
            AccountOutbox outbox,
            DoOnce once,
            AdminActions audit,
            InstantSource clock,
            Ids ids) {
        return new AddUser(
                accounts,
                users,
                initialSettings,
                passwords,
                confirmation,
                outbox,
                once,
                audit,
                clock,
                ids);
    }

    @Singleton
    RegisterSubject registerSubject(
            Accounts accounts,
            Credentials credentials,
            InitialSettings initialSettings,
            ShowUser users,
            AccountOutbox outbox,
            DoOnce once,
            RegisterSubject.Limits limits,
            InstantSource clock,
            AddressConfirmation confirmation) {
        return new RegisterSubject(
                accounts,
                credentials,
                initialSettings,
                users,
                outbox,
                once,
                limits,
                clock,
                confirmation);
    }

    @Singleton
    InitialSettings initialSettings(
            Accounts accounts,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions) {
        return new InitialSettings(accounts, preferences, definitions);
    }

    @Singleton
    RegisterSubject.Limits limitsOfSubjects(
            RateLimiter rateLimiter, MessagesConfiguration configuration, Settings settings) {
        return new RegisterSubject.Limits(
                rateLimiter,
                configuration.subjectRegistrations(),
                () -> settings.get(RegisterAccount.MAX_USERS).number());
    }

    @Singleton
    Visibility visibility(
            MessagesConfiguration configuration, Accounts accounts, Acquaintances acquaintances) {
        return new Visibility(configuration.directory(), accounts, acquaintances);
    }

    @Singleton
    LookUpUser lookUpUser(Accounts accounts, ShowUser users, Visibility visibility) {
        return new LookUpUser(accounts, users, visibility);
    }

    @Singleton
    ListUsers listUsers(DirectoryEntries entries, ShowUser users, Visibility visibility) {
        return new ListUsers(entries, users, visibility);
    }

    @Singleton
    ManageBlocks manageBlocks(
            Accounts accounts,
            Blocks blocks,
            Visibility visibility,
            MessagesConfiguration configuration,
            Transactions transactions,
            InstantSource clock) {
        return new ManageBlocks(
                accounts, blocks, visibility, configuration.mostBlocks(), transactions, clock);
    }

    @Singleton
    PreferenceDefinition previews() {
        return MessagePreferences.PREVIEWS;
    }

    @Singleton
    PreferenceDefinition receipts() {
        return MessagePreferences.RECEIPTS;
    }

    @Singleton
    PreferenceDefinition presence() {
        return MessagePreferences.PRESENCE;
    }

    @Singleton
    PreferenceDefinition messagesFrom() {
        return MessagePreferences.MESSAGES_FROM;
    }
}

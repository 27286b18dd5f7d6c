package dev.pacenote.application.contracts.identity.account;

import dev.pacenote.application.contracts.identity.account.mail.AccountMailCodecContract;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.InMemoryAccountMailCodec;

class InMemoryAccountMailCodecTest implements AccountMailCodecContract {

    private final AccountMailCodec codec = new InMemoryAccountMailCodec();

    @Override
    public AccountMailCodec codec() {
        return codec;
    }
}

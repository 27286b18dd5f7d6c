package dev.pacenote.application.contracts.identity.account;

import dev.pacenote.application.identity.account.AccountMailCodec;
import dev.pacenote.application.identity.account.InMemoryAccountMailCodec;

class InMemoryAccountMailCodecTest implements AccountMailCodecContract {

    private final AccountMailCodec codec = new InMemoryAccountMailCodec();

    @Override
    public AccountMailCodec codec() {
        return codec;
    }
}

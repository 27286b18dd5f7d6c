package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.contracts.delivery.mail.NoticeMailTemplateContract;
import dev.pacenote.application.delivery.mail.NoticeMailTemplate;

class JteNoticeMailTemplateTest implements NoticeMailTemplateContract {

    @Override
    public NoticeMailTemplate template() {
        return new JteNoticeMailTemplate(new MailTemplates());
    }
}

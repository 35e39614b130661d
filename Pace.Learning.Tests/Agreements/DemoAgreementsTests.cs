using Microsoft.EntityFrameworkCore;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Agreements;

public sealed class DemoAgreementsTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task TheDemoArea_HasOneAgreementInForceAndOneUnderWay_AndNoMailToSendToInventedPeople()
    {
        using var page = await app.Stranger().GetAsync("/areas/calderdale");
        var states = await app.WithDatabaseAsync(db => db.Agreements.Select(s => s.State).ToListAsync());
        Assert.Equal([AgreementState.Open, AgreementState.InForce], states.Order());
        Assert.Empty(await app.WithDatabaseAsync(db => db.OutboxMails.Where(m => m.DueAt != null).Select(m => m.Subject).ToListAsync()));
    }
}

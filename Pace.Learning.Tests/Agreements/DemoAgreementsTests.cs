using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Tests.Agreements;

public sealed class DemoAgreementsTests(DemoAgreementsTests.FirstStart app) : IClassFixture<DemoAgreementsTests.FirstStart>
{
    /// <summary>The site with an empty database.</summary>
    public sealed class FirstStart : AppUnderTest
    {
        protected override bool IsPrepared => false;
    }

    [Fact]
    public async Task TheDemoArea_HasOneAgreementInForceAndOneUnderWay_AndNoMailToSendToInventedPeople()
    {
        using var page = await app.Stranger().GetAsync("/areas/calderdale");
        var states = await app.WithDatabaseAsync(db => db.Agreements.Select(s => s.State).ToListAsync());
        Assert.Equal([AgreementState.Open, AgreementState.InForce], states.Order());
        Assert.Empty(await app.WithDatabaseAsync(db => db.OutboxMails.Where(m => m.DueAt != null).Select(m => m.Subject).ToListAsync()));
    }
}

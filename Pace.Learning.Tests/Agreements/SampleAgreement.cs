using Pace.Learning.Content.Library;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Tests.Agreements;

/// <summary>An agreement on its own, without site and database: two people, one of them required.</summary>
internal sealed class SampleAgreement
{
    public static readonly DateTime Start = new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc);
    public static readonly Guid Lead = Guid.Parse("0191f0c2-0000-7000-8000-000000000001");
    public static readonly Guid Pace = Guid.Parse("0191f0c2-0000-7000-8000-000000000002");

    public static readonly AgreementVersion Version = new()
    {
        Number = 1, EffectiveOn = new DateOnly(2027, 1, 1), Bytes = "text"u8.ToArray(), Sha256 = TextHash.Of("text"), Body = CompiledText.Empty,
        Declaration = "I sign.", Clauses = [], ReviewMonths = 12, TermMonths = 36, GraceDays = 90, IsLocked = true,
        Signatories = [new RequiredSignatory { Key = "director", Role = "Director", Level = WorkforceLevel.SeniorLeaders, Agency = AgencyKind.Council }],
    };

    public static readonly AgreementDocument Document = new() { Id = "charter", Slug = "charter", Title = "Charter", Summary = "", Body = CompiledText.Empty, Versions = [Version] };

    public static readonly Asker Asker = new()
    {
        Name = "Lena Lead", OnBehalfOf = "the Testshire partnership", ContactName = "Petra Partner", ContactEmail = "petra@council.example", ContactPhone = "01632 960001",
        Message = "We have worked on this for a year.\nPlease read it.",
    };

    public SampleAgreement(bool isOrdered = false, Asker? asker = null)
    {
        Agreement = new Agreement(Guid.NewGuid(), "Testshire", Document, Version, Lead, Start, asker: asker);
        Assert.Null(Agreement.Add(Person("ann", "director"), Lead, Start));
        Assert.Null(Agreement.Add(Person("ben", "", order: 2), Lead, Start));
        IsOrdered = isOrdered;
    }

    public Agreement Agreement { get; }

    public bool IsOrdered { get; }

    public Signatory Ann => Signatory("ann");

    public Signatory Ben => Signatory("ben");

    public Signatory Signatory(string name) => Agreement.Signatories.Last(p => p.PersonName == name);

    public static SignatoryDetails Person(string name, string key = "", int order = 1) => new()
    {
        RoleKey = key, Role = key.Length > 0 ? "Director" : "Manager", Level = WorkforceLevel.SeniorLeaders, AgencyId = Guid.Empty, AgencyName = "Council",
        IsRequired = key.Length > 0, Order = order, Name = name, Email = $"{name}@council.example",
    };

    public static VerifiedIdentity Identity(string name) => new(EmailAddress.Normalized($"{name}@council.example"), VerifiedIdentity.Account, null, null);

    public static SignatureInput Words(string name) => new(name, "Director", "I am the director", false);

    public static ShownText Shown => new(Version.Sha256, Version.Declaration);

    public static CountersignatureInput Checked => new(true, true, true, "Alex");

    public Refusal? Sign(string name, DateTime now) => Agreement.Sign(Signatory(name).Id, Identity(name), Words(name), Shown, now);

    /// <summary>Brings one into a state by the acts that lead there.</summary>
    public static SampleAgreement In(AgreementState state, bool isOrdered = false, Asker? asker = null)
    {
        var sample = new SampleAgreement(isOrdered, asker);
        var agreement = sample.Agreement;
        if (state == AgreementState.Draft)
        {
            return sample;
        }
        Assert.Null(agreement.Send(Version, isOrdered, 21, Start));
        switch (state)
        {
            case AgreementState.Open:
                return sample;
            case AgreementState.Declined:
                Assert.Null(agreement.Decline(sample.Ben.Id, Identity("ben"), "Not yet", Start));
                return sample;
            case AgreementState.Cancelled:
                Assert.Null(agreement.Cancel(Lead, "A mistake", Start));
                return sample;
        }
        Assert.Null(sample.Sign("ann", Start));
        Assert.Null(sample.Sign("ben", Start));
        if (state == AgreementState.Signed)
        {
            return sample;
        }
        Assert.Null(agreement.Countersign(Pace, Checked, Version, Start));
        Assert.Null(state switch
        {
            AgreementState.Withdrawn => agreement.WithdrawByTwo("Reorganised", Start),
            AgreementState.Lapsed => agreement.Lapse(Start.AddYears(4)),
            AgreementState.Superseded => agreement.Supersede(Start),
            _ => null,
        });
        return sample;
    }

    /// <summary>Everything about it that an act could change.</summary>
    public string Picture() => string.Join('\n', [
        $"{Agreement.State} {Agreement.Revision} {Agreement.Events} {Agreement.Question} {Agreement.ReviewOn} {Agreement.EndsOn} {Agreement.GraceEndsOn} {Agreement.EndedAt} {Agreement.Countersignature?.Seal()}",
        .. Agreement.Signatories.Select(p => $"{p.PersonName} {p.State} {p.Since:O} {p.ExpiresAt:O} {p.Signature?.Seal(p)}"),
    ]);
}

internal static class WithdrawalSteps
{
    /// <summary>Asks for the area and confirms for Pace.</summary>
    public static Refusal? WithdrawByTwo(this Agreement agreement, string reason, DateTime now) =>
        agreement.AskToWithdraw(new ActingFor(SampleAgreement.Lead, PlanSide.Area), reason, now) ?? agreement.Withdraw(new ActingFor(SampleAgreement.Pace, PlanSide.Pace), now);
}

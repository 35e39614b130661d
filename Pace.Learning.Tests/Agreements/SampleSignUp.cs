using Pace.Learning.Content.Library;
using Pace.Learning.Web;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Tests.Agreements;

/// <summary>A sign-up on its own, without site and database: two people, one of them required.</summary>
internal sealed class SampleSignUp
{
    public static readonly DateTime Start = new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc);
    public static readonly Guid Lead = Guid.Parse("0191f0c2-0000-7000-8000-000000000001");
    public static readonly Guid Pace = Guid.Parse("0191f0c2-0000-7000-8000-000000000002");

    public static readonly AgreementVersion Version = new()
    {
        Number = 1, EffectiveOn = new DateOnly(2027, 1, 1), Bytes = "text"u8.ToArray(), Sha256 = TextHash.Of("text"), Body = CompiledText.Empty,
        Declaration = "I sign.", Clauses = [], ReviewMonths = 12, TermMonths = 36, GraceDays = 90, IsLocked = true,
        Places = [new RequiredPlace { Key = "director", Role = "Director", Level = WorkforceLevel.SeniorLeaders, Agency = AgencyKind.Council }],
    };

    public static readonly AgreementDocument Document = new() { Id = "charter", Slug = "charter", Title = "Charter", Summary = "", Versions = [Version] };

    public SampleSignUp(bool isOrdered = false)
    {
        SignUp = new SignUp(Guid.NewGuid(), "Testshire", Document, Version, Lead, Start);
        Assert.Null(SignUp.Add(Person("ann", "director"), Lead, Start));
        Assert.Null(SignUp.Add(Person("ben", "", order: 2), Lead, Start));
        IsOrdered = isOrdered;
    }

    public SignUp SignUp { get; }

    public bool IsOrdered { get; }

    public Place Ann => Place("ann");

    public Place Ben => Place("ben");

    public Place Place(string name) => SignUp.Places.Last(p => p.PersonName == name);

    public static PlaceFor Person(string name, string key = "", int order = 1) => new()
    {
        RoleKey = key, Role = key.Length > 0 ? "Director" : "Manager", Level = WorkforceLevel.SeniorLeaders, AgencyId = Guid.Empty, AgencyName = "Council",
        IsRequired = key.Length > 0, Order = order, Name = name, Email = $"{name}@council.example",
    };

    public static SigningProof Proof(string name) => new(EmailAddress.Normalized($"{name}@council.example"), SigningProof.Account, null, null);

    public static SignatureWords Words(string name) => new(name, "Director", "I am the director", false);

    public static ShownText Shown => new(Version.Sha256, Version.Declaration);

    public static CountersignWords Checked => new(true, true, true, "Alex");

    public Refusal? Sign(string name, DateTime now) => SignUp.Sign(Place(name).Id, Proof(name), Words(name), Shown, now);

    /// <summary>Brings one into a state by the acts that lead there.</summary>
    public static SampleSignUp In(SignUpState state, bool isOrdered = false)
    {
        var sample = new SampleSignUp(isOrdered);
        var signUp = sample.SignUp;
        if (state == SignUpState.Draft)
        {
            return sample;
        }
        Assert.Null(signUp.Send(Version, isOrdered, 21, Start));
        switch (state)
        {
            case SignUpState.Open:
                return sample;
            case SignUpState.Declined:
                Assert.Null(signUp.Decline(sample.Ben.Id, Proof("ben"), "Not yet", Start));
                return sample;
            case SignUpState.Cancelled:
                Assert.Null(signUp.Cancel(Lead, "A mistake", Start));
                return sample;
        }
        Assert.Null(sample.Sign("ann", Start));
        Assert.Null(sample.Sign("ben", Start));
        if (state == SignUpState.Signed)
        {
            return sample;
        }
        Assert.Null(signUp.Countersign(Pace, Checked, Version, Start));
        Assert.Null(state switch
        {
            SignUpState.Withdrawn => signUp.Withdraw(Lead, "Reorganised", Start),
            SignUpState.Lapsed => signUp.Lapse(Start.AddYears(4)),
            SignUpState.Superseded => signUp.Supersede(Start),
            _ => null,
        });
        return sample;
    }

    /// <summary>Everything about it that an act could change.</summary>
    public string Picture() => string.Join('\n', [
        $"{SignUp.State} {SignUp.Revision} {SignUp.Events} {SignUp.Question} {SignUp.ReviewOn} {SignUp.EndsOn} {SignUp.GraceEndsOn} {SignUp.EndedAt} {SignUp.Countersignature?.Seal()}",
        .. SignUp.Places.Select(p => $"{p.PersonName} {p.State} {p.Since:O} {p.ExpiresAt:O} {p.Signature?.Seal(p)}"),
    ]);
}

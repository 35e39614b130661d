using Pace.Learning.Web;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Signatures;

namespace Pace.Learning.Tests.Agreements;

public sealed class SignUpRuleTests
{
    [Fact]
    public void InOrder_TheSecondCanReadButNotSign_UntilTheFirstHasSigned()
    {
        var sample = SampleSignUp.In(SignUpState.Open, isOrdered: true);
        Assert.Equal(PlaceState.Waiting, sample.Ben.State);
        Assert.NotNull(sample.Sign("ben", SampleSignUp.Start));
        Assert.Null(sample.Sign("ann", SampleSignUp.Start));
        Assert.Equal(PlaceState.Invited, sample.Ben.State);
        Assert.Null(sample.Sign("ben", SampleSignUp.Start));
        Assert.Equal(SignUpState.Signed, sample.SignUp.State);
    }

    [Fact]
    public void AnExpiredInvitation_CantBeSigned_UntilItIsSentAgain()
    {
        var (sample, late) = (SampleSignUp.In(SignUpState.Open), SampleSignUp.Start.AddDays(22));
        Assert.NotNull(sample.Sign("ann", late));
        Assert.Null(sample.SignUp.Resend(sample.Ann.Id, SampleSignUp.Lead, late));
        Assert.Null(sample.Sign("ann", late));
    }

    [Fact]
    public void SomebodyElsesProof_SignsNothing()
    {
        var sample = SampleSignUp.In(SignUpState.Open);
        Assert.Equal(SignUp.NotYours, sample.SignUp.Sign(sample.Ann.Id, SampleSignUp.Proof("ben"), SampleSignUp.Words("ann"), SampleSignUp.Shown, SampleSignUp.Start));
        Assert.Equal(SignUp.NotYours, sample.SignUp.Sign(sample.Ann.Id, SampleSignUp.Proof("ann") with { LinkId = Guid.NewGuid() }, SampleSignUp.Words("ann"), SampleSignUp.Shown, SampleSignUp.Start));
        Assert.Null(sample.Ann.Signature);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnotherText_IsNotSigned(bool document)
    {
        var sample = SampleSignUp.In(SignUpState.Open);
        var shown = document ? SampleSignUp.Shown with { DocumentSha256 = TextHash.Of("other") } : SampleSignUp.Shown with { Declaration = "I sign something else." };
        Assert.NotNull(sample.SignUp.Sign(sample.Ann.Id, SampleSignUp.Proof("ann"), SampleSignUp.Words("ann"), shown, SampleSignUp.Start));
        Assert.Null(sample.Ann.Signature);
    }

    [Fact]
    public void ADelegate_SignsInTheirOwnName_AndHandsItOnToNobody()
    {
        var sample = SampleSignUp.In(SignUpState.Open);
        var place = sample.Ann;
        Assert.Null(sample.SignUp.Delegate(place.Id, SampleSignUp.Proof("ann"), "cat", "cat@council.example", "Deputy", "I am away", SampleSignUp.Start));
        Assert.Equal(SignUp.NotYours, sample.SignUp.Sign(place.Id, SampleSignUp.Proof("ann"), SampleSignUp.Words("ann"), SampleSignUp.Shown, SampleSignUp.Start));
        Assert.NotNull(sample.SignUp.Delegate(sample.Place("cat").Id, SampleSignUp.Proof("cat"), "dan", "dan@council.example", "Deputy", "I am away", SampleSignUp.Start));
        Assert.Null(sample.Sign("cat", SampleSignUp.Start));
        Assert.Equal("ann, Director", sample.Place("cat").OnBehalfOf);
        Assert.Equal("director", sample.Place("cat").RoleKey);
    }

    [Fact]
    public void WhoSigned_DoesNotCountersign()
    {
        var sample = SampleSignUp.In(SignUpState.Open);
        var proof = SampleSignUp.Proof("ann") with { PersonId = SampleSignUp.Pace };
        Assert.Null(sample.SignUp.Sign(sample.Ann.Id, proof, SampleSignUp.Words("ann"), SampleSignUp.Shown, SampleSignUp.Start));
        Assert.Null(sample.Sign("ben", SampleSignUp.Start));
        Assert.NotNull(sample.SignUp.Countersign(SampleSignUp.Pace, SampleSignUp.Checked, SampleSignUp.Version, SampleSignUp.Start));
    }

    [Fact]
    public void ARequiredPlace_IsGivenToSomebodyElse_NeverRemoved()
    {
        var sample = SampleSignUp.In(SignUpState.Open);
        Assert.NotNull(sample.SignUp.Remove(sample.Ann.Id, SampleSignUp.Lead, SampleSignUp.Start));
        Assert.Null(sample.SignUp.Replace(sample.Ann.Id, SampleSignUp.Lead, "cat", "cat@council.example", SampleSignUp.Start));
        Assert.Equal(SignUp.NotYours, sample.Sign("ann", SampleSignUp.Start));
        Assert.Equal(PlaceState.Invited, sample.Place("cat").State);
    }

    [Fact]
    public void TwoPlaces_AreNeverOnePersons() =>
        Assert.NotNull(SampleSignUp.In(SignUpState.Open).SignUp.Add(SampleSignUp.Person("ann") with { Email = "ANN@council.example" }, SampleSignUp.Lead, SampleSignUp.Start));

    [Fact]
    public void WhileSomebodyReads_TheyAreNotReminded()
    {
        var (sample, later) = (SampleSignUp.In(SignUpState.Open), SampleSignUp.Start.AddDays(3));
        sample.SignUp.Open(sample.Ann.Id, later);
        Assert.NotNull(sample.SignUp.Remind(sample.Ann.Id, null, later.AddHours(1)));
        Assert.Null(sample.SignUp.Remind(sample.Ann.Id, null, later.AddHours(13)));
        Assert.NotNull(sample.SignUp.Remind(sample.Ann.Id, null, later.AddHours(14)));
    }

    [Fact]
    public void Addresses_AreDeleted90DaysAfterTheEnd_AndNamesOfThoseWhoDidNotSign()
    {
        var sample = SampleSignUp.In(SignUpState.Open);
        Assert.Null(sample.Sign("ann", SampleSignUp.Start));
        Assert.Null(sample.SignUp.Cancel(SampleSignUp.Lead, "Enough", SampleSignUp.Start));
        Assert.False(sample.SignUp.ForgetAddresses(SampleSignUp.Start.AddDays(89)));
        var seal = sample.Ann.Signature!.Seal(sample.Ann);
        Assert.True(sample.SignUp.ForgetAddresses(SampleSignUp.Start.AddDays(91)));
        Assert.All(sample.SignUp.Places, p => Assert.Null(p.Email));
        Assert.Equal(["ann", ""], sample.SignUp.Places.Select(p => p.PersonName));
        Assert.Equal(seal, sample.Ann.Signature!.Seal(sample.Ann));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WhateverIsDone_TheRulesHold(int seed)
    {
        var random = new Random(seed);
        var sample = new SampleSignUp(random.Next(2) == 0);
        var (signUp, now, signed) = (sample.SignUp, SampleSignUp.Start, new Dictionary<Guid, string>());
        var names = new Queue<string>(Enumerable.Range(0, 200).Select(i => $"p{i}"));
        for (var step = 0; step < 80; step++)
        {
            now = now.AddHours(random.Next(1, 60));
            var before = signUp.Places.ToDictionary(p => p.Id, p => p.State);
            var (state, picture) = (signUp.State, sample.Picture());
            var place = signUp.Places[random.Next(signUp.Places.Count)];
            // Now and then somebody else's proof, or one of an older link.
            var proof = new SigningProof(
                random.Next(5) == 0 ? "SOMEBODY@ELSE.EXAMPLE" : place.NormalizedEmail!, "test", null, random.Next(8) == 0 ? Guid.NewGuid() : null);
            var isTheirs = place.IsFor(proof);
            var act = random.Next(15) switch
            {
                0 or 1 or 2 or 3 or 4 => SignUpAct.Sign,
                _ => Enum.GetValues<SignUpAct>()[random.Next(Enum.GetValues<SignUpAct>().Length)],
            };
            var refusal = Do(act, sample, place, proof, names, now);
            Assert.True(refusal is null || sample.Picture() == picture, $"{act} in {state} was refused and changed something");
            foreach (var one in signUp.Places)
            {
                if (one.Signature is { } signature)
                {
                    if (signed.TryAdd(signature.Id, signature.Seal(one)))
                    {
                        Assert.True(isTheirs && act == SignUpAct.Sign && one == place, "Only the person who was asked signs.");
                        Assert.Equal(PlaceState.Invited, before[one.Id]);
                    }
                    Assert.Equal(signed[signature.Id], signature.Seal(one));
                }
                if (sample.IsOrdered && one.State == PlaceState.Invited && before.GetValueOrDefault(one.Id) == PlaceState.Waiting)
                {
                    Assert.DoesNotContain(signUp.Places, p => p.IsOutstanding && p.Order < one.Order);
                }
            }
            Assert.Equal(signed.Count, signUp.Places.Count(p => p.Signature is not null));
            Assert.Equal(signUp.IsUnderWay ? "under-way" : signUp.State == SignUpState.InForce ? "in-force" : null, signUp.Slot);
            if (signUp.WasInForce)
            {
                Assert.NotNull(signUp.Countersignature);
                Assert.Contains(signUp.Places, p => p.RoleKey == "director" && p.State == PlaceState.Signed);
                Assert.DoesNotContain(signUp.Places, p => p.IsOutstanding);
            }
            Assert.Equal(signUp.State == SignUpState.Declined, signUp.IsUnderWay && signUp.Places.Any(p => p.State == PlaceState.Declined) && signUp.State != SignUpState.Draft);
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    private static Refusal? Do(SignUpAct act, SampleSignUp sample, Place place, SigningProof proof, Queue<string> names, DateTime now)
    {
        var (signUp, name) = (sample.SignUp, names.Peek());
        string Fresh() => names.Dequeue();
        return act switch
        {
            SignUpAct.Add when signUp.Places.Count < 12 => signUp.Add(SampleSignUp.Person(Fresh(), order: 1 + (now.Hour % 4)), SampleSignUp.Lead, now),
            SignUpAct.Send => signUp.Send(SampleSignUp.Version, sample.IsOrdered, 21, now),
            SignUpAct.Resend => signUp.Resend(place.Id, SampleSignUp.Lead, now),
            SignUpAct.Remind => signUp.Remind(place.Id, SampleSignUp.Lead, now),
            SignUpAct.Sign => signUp.Sign(place.Id, proof, SampleSignUp.Words(place.PersonName), SampleSignUp.Shown, now),
            SignUpAct.Decline when now.Hour % 3 == 0 => signUp.Decline(place.Id, proof, "No", now),
            SignUpAct.Delegate => signUp.Delegate(place.Id, proof, Fresh(), $"{name}@council.example", "Deputy", "Away", now),
            SignUpAct.Reinvite => signUp.Reinvite(place.Id, SampleSignUp.Lead, "Please", now),
            SignUpAct.Replace => signUp.Replace(place.Id, SampleSignUp.Lead, Fresh(), $"{name}@council.example", now),
            SignUpAct.Remove => signUp.Remove(place.Id, SampleSignUp.Lead, now),
            SignUpAct.Cancel when now.Hour == 0 => signUp.Cancel(SampleSignUp.Lead, "Enough", now),
            SignUpAct.SendBack => signUp.SendBack(SampleSignUp.Pace, "Who?", now),
            SignUpAct.Answer => signUp.Answer(SampleSignUp.Lead, "They", now),
            SignUpAct.Countersign => signUp.Countersign(SampleSignUp.Pace, SampleSignUp.Checked, SampleSignUp.Version, now),
            SignUpAct.Review => signUp.Review(SampleSignUp.Lead, "Held", now),
            SignUpAct.AskToRenew => signUp.AskToRenew(2, new DateOnly(2027, 6, 1), now) ? null : new Refusal("", "Not now"),
            SignUpAct.Withdraw when now.Hour < 4 => signUp.Withdraw(SampleSignUp.Lead, "No more", now),
            SignUpAct.Lapse => signUp.Lapse(now),
            SignUpAct.Reinstate => signUp.Reinstate(SampleSignUp.Pace, "Again", DateOnly.FromDateTime(now).AddDays(30), now),
            _ => new Refusal("", "Not tried"),
        };
    }
}

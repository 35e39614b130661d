using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Shared.Forms;

namespace Pace.Learning.Tests.Agreements;

public sealed class AgreementTransitionTests
{
    [Fact]
    public void InOrder_TheSecondCanReadButNotSign_UntilTheFirstHasSigned()
    {
        var sample = SampleAgreement.In(AgreementState.Open, isOrdered: true);
        Assert.Equal(SignatoryState.Waiting, sample.Ben.State);
        Assert.NotNull(sample.Sign("ben", SampleAgreement.Start));
        Assert.Null(sample.Sign("ann", SampleAgreement.Start));
        Assert.Equal(SignatoryState.Invited, sample.Ben.State);
        Assert.Null(sample.Sign("ben", SampleAgreement.Start));
        Assert.Equal(AgreementState.Signed, sample.Agreement.State);
    }

    [Fact]
    public void AnExpiredInvitation_CantBeSigned_UntilItIsSentAgain()
    {
        var (sample, late) = (SampleAgreement.In(AgreementState.Open), SampleAgreement.Start.AddDays(22));
        Assert.NotNull(sample.Sign("ann", late));
        Assert.Null(sample.Agreement.Resend(sample.Ann.Id, SampleAgreement.Lead, late));
        Assert.Null(sample.Sign("ann", late));
    }

    [Fact]
    public void SomebodyElsesProof_SignsNothing()
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        Assert.Equal(Agreement.NotYours, sample.Agreement.Sign(sample.Ann.Id, SampleAgreement.Identity("ben"), SampleAgreement.Words("ann"), SampleAgreement.Shown, SampleAgreement.Start));
        Assert.Null(sample.Ann.Signature);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnotherText_IsNotSigned(bool document)
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        var shown = document ? SampleAgreement.Shown with { DocumentSha256 = TextHash.Of("other") } : SampleAgreement.Shown with { Declaration = "I sign something else." };
        Assert.NotNull(sample.Agreement.Sign(sample.Ann.Id, SampleAgreement.Identity("ann"), SampleAgreement.Words("ann"), shown, SampleAgreement.Start));
        Assert.Null(sample.Ann.Signature);
    }

    [Fact]
    public void ADelegate_SignsInTheirOwnName_AndHandsItOnToNobody()
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        var signatory = sample.Ann;
        Assert.NotNull(sample.Agreement.Delegate(signatory.Id, SampleAgreement.Identity("ann"), "ann", "Ann@council.example", "Deputy", "I am away", SampleAgreement.Start));
        Assert.Null(sample.Agreement.Delegate(signatory.Id, SampleAgreement.Identity("ann"), "cat", "cat@council.example", "Deputy", "I am away", SampleAgreement.Start));
        Assert.Equal(Agreement.NotYours, sample.Agreement.Sign(signatory.Id, SampleAgreement.Identity("ann"), SampleAgreement.Words("ann"), SampleAgreement.Shown, SampleAgreement.Start));
        Assert.NotNull(sample.Agreement.Delegate(sample.Signatory("cat").Id, SampleAgreement.Identity("cat"), "dan", "dan@council.example", "Deputy", "I am away", SampleAgreement.Start));
        Assert.Null(sample.Sign("cat", SampleAgreement.Start));
        Assert.Equal("ann, Director", sample.Signatory("cat").OnBehalfOf);
        Assert.Equal("director", sample.Signatory("cat").RoleKey);
    }

    [Fact]
    public void WhoSigned_DoesNotCountersign()
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        var identity = SampleAgreement.Identity("ann") with { PersonId = SampleAgreement.Pace };
        Assert.Null(sample.Agreement.Sign(sample.Ann.Id, identity, SampleAgreement.Words("ann"), SampleAgreement.Shown, SampleAgreement.Start));
        Assert.Null(sample.Sign("ben", SampleAgreement.Start));
        Assert.NotNull(sample.Agreement.Countersign(SampleAgreement.Pace, SampleAgreement.Checked, SampleAgreement.Version, SampleAgreement.Start));
    }

    [Fact]
    public void ARequiredPlace_IsGivenToSomebodyElse_NeverRemoved()
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        Assert.NotNull(sample.Agreement.Remove(sample.Ann.Id, SampleAgreement.Lead, SampleAgreement.Start));
        Assert.Null(sample.Agreement.Replace(sample.Ann.Id, SampleAgreement.Lead, "cat", "cat@council.example", SampleAgreement.Start));
        Assert.Equal(Agreement.NotYours, sample.Sign("ann", SampleAgreement.Start));
        Assert.Equal(SignatoryState.Invited, sample.Signatory("cat").State);
    }

    [Fact]
    public void OnePerson_SignsInTwoPlaces_ButNotTwiceInOne()
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        Assert.Null(sample.Agreement.Add(SampleAgreement.Person("ann") with { Name = "A nn" }, SampleAgreement.Lead, SampleAgreement.Start));
        Assert.NotNull(sample.Agreement.Add(SampleAgreement.Person("ann") with { Email = "ANN@council.example", Role = "manager" }, SampleAgreement.Lead, SampleAgreement.Start));
        // Two people don't share a mailbox: whoever reads it could sign for both.
        Assert.Contains("Somebody else is asked at this address: ben", sample.Agreement.Add(SampleAgreement.Person("ann") with { Email = "Ben@council.example" }, SampleAgreement.Lead, SampleAgreement.Start)!.Words, StringComparison.Ordinal);
        Assert.Null(sample.Sign("ann", SampleAgreement.Start));
        Assert.Equal(SignatoryState.Invited, sample.Signatory("A nn").State);
        // Nor can a correction make two places into one.
        Assert.NotNull(sample.Agreement.Correct(sample.Signatory("A nn").Id, SampleAgreement.Lead, "Director", Guid.Empty, "Council", SampleAgreement.Start));
        Assert.Null(sample.Agreement.Correct(sample.Signatory("A nn").Id, SampleAgreement.Lead, "Chair", Guid.Empty, "Council", SampleAgreement.Start));
        Assert.NotNull(sample.Agreement.Correct(sample.Ann.Id, SampleAgreement.Lead, "Other", Guid.Empty, "Council", SampleAgreement.Start));
    }

    [Theory]
    [InlineData("Not yet \u202Ewon", false)]
    [InlineData("Not yet \u2066now", false)]
    [InlineData("Not yet \U0001F469\u200D\U0001F467", true)]
    public void AReason_HasNoSignsThatTurnTheWritingRound_ButEmoji(string reason, bool isTaken)
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        var refusal = sample.Agreement.Decline(sample.Ann.Id, SampleAgreement.Identity("ann"), reason, SampleAgreement.Start);
        Assert.Equal(isTaken ? null : PlainName.Words, refusal?.Words);
    }

    [Fact]
    public void WhileANoStands_NobodyIsInvited_AndThenEverybodyWhoseTurnItIs()
    {
        var sample = SampleAgreement.In(AgreementState.Declined);
        var agreement = sample.Agreement;
        Assert.Null(agreement.Add(SampleAgreement.Person("cat"), SampleAgreement.Lead, SampleAgreement.Start));
        Assert.Null(agreement.Delegate(sample.Ann.Id, SampleAgreement.Identity("ann"), "dan", "dan@council.example", "Deputy", "Away", SampleAgreement.Start));
        Assert.NotNull(agreement.Resend(sample.Ben.Id, SampleAgreement.Lead, SampleAgreement.Start));
        Assert.All(new[] { "cat", "dan" }, name => Assert.Equal(SignatoryState.Waiting, sample.Signatory(name).State));
        Assert.DoesNotContain(agreement.Happened, e => e.Kind == AgreementEventKind.Invited && e.Signatory!.PersonName is "cat" or "dan");
        Assert.Null(agreement.Reinvite(sample.Ben.Id, SampleAgreement.Lead, "It is shorter now", SampleAgreement.Start));
        Assert.All(new[] { "cat", "dan" }, name => Assert.Equal(SignatoryState.Invited, sample.Signatory(name).State));
    }

    [Fact]
    public void WhileSomebodyReads_TheyAreNotReminded()
    {
        var (sample, later) = (SampleAgreement.In(AgreementState.Open), SampleAgreement.Start.AddDays(3));
        sample.Agreement.Open(sample.Ann.Id, later);
        Assert.NotNull(sample.Agreement.Remind(sample.Ann.Id, null, later.AddHours(1)));
        Assert.Null(sample.Agreement.Remind(sample.Ann.Id, null, later.AddHours(13)));
        Assert.NotNull(sample.Agreement.Remind(sample.Ann.Id, null, later.AddHours(14)));
    }

    [Fact]
    public void Addresses_AreDeleted90DaysAfterTheEnd_AndNamesOfThoseWhoDidNotSign()
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        Assert.Null(sample.Sign("ann", SampleAgreement.Start));
        Assert.Null(sample.Agreement.Cancel(SampleAgreement.Lead, "Enough", SampleAgreement.Start));
        Assert.False(sample.Agreement.ForgetAddresses(SampleAgreement.Start.AddDays(89)));
        var seal = sample.Ann.Signature!.Seal(sample.Ann);
        Assert.True(sample.Agreement.ForgetAddresses(SampleAgreement.Start.AddDays(91)));
        Assert.All(sample.Agreement.Signatories, p => Assert.Null(p.Email));
        Assert.Equal(["ann", ""], sample.Agreement.Signatories.Select(p => p.PersonName));
        Assert.Equal(seal, sample.Ann.Signature!.Seal(sample.Ann));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void WhateverIsDone_TheRulesHold(int seed)
    {
        var random = new Random(seed);
        var sample = new SampleAgreement(random.Next(2) == 0);
        var (agreement, now, signed) = (sample.Agreement, SampleAgreement.Start, new Dictionary<Guid, string>());
        var names = new Queue<string>(Enumerable.Range(0, 200).Select(i => $"p{i}"));
        for (var step = 0; step < 80; step++)
        {
            now = now.AddHours(random.Next(1, 60));
            var before = agreement.Signatories.ToDictionary(p => p.Id, p => p.State);
            var (state, picture) = (agreement.State, sample.Picture());
            var signatory = agreement.Signatories[random.Next(agreement.Signatories.Count)];
            // Now and then somebody else's proof, or one of an older link.
            var identity = new VerifiedIdentity(
                random.Next(5) == 0 ? "SOMEBODY@ELSE.EXAMPLE" : signatory.NormalizedEmail!, "test", null, random.Next(8) == 0 ? Guid.NewGuid() : null);
            var isTheirs = signatory.IsFor(identity);
            var act = random.Next(15) switch
            {
                0 or 1 or 2 or 3 or 4 => AgreementAct.Sign,
                _ => Enum.GetValues<AgreementAct>()[random.Next(Enum.GetValues<AgreementAct>().Length)],
            };
            var refusal = Do(act, sample, signatory, identity, names, now);
            Assert.True(refusal is null || sample.Picture() == picture, $"{act} in {state} was refused and changed something");
            foreach (var one in agreement.Signatories)
            {
                if (one.Signature is { } signature)
                {
                    if (signed.TryAdd(signature.Id, signature.Seal(one)))
                    {
                        Assert.True(isTheirs && act == AgreementAct.Sign && one == signatory, "Only the person who was asked signs.");
                        Assert.Equal(SignatoryState.Invited, before[one.Id]);
                    }
                    Assert.Equal(signed[signature.Id], signature.Seal(one));
                }
                if (sample.IsOrdered && one.State == SignatoryState.Invited && before.GetValueOrDefault(one.Id) == SignatoryState.Waiting)
                {
                    Assert.DoesNotContain(agreement.Signatories, p => p.IsOutstanding && p.Order < one.Order);
                }
            }
            Assert.Equal(signed.Count, agreement.Signatories.Count(p => p.Signature is not null));
            Assert.Equal(agreement.IsUnderWay ? "under-way" : agreement.State == AgreementState.InForce ? "in-force" : null, agreement.Slot);
            if (agreement.WasInForce)
            {
                Assert.NotNull(agreement.Countersignature);
                Assert.Contains(agreement.Signatories, p => p.RoleKey == "director" && p.State == SignatoryState.Signed);
                Assert.DoesNotContain(agreement.Signatories, p => p.IsOutstanding);
            }
            Assert.Equal(agreement.State == AgreementState.Declined, agreement.IsUnderWay && agreement.Signatories.Any(p => p.State == SignatoryState.Declined) && agreement.State != AgreementState.Draft);
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    private static Refusal? Do(AgreementAct act, SampleAgreement sample, Signatory signatory, VerifiedIdentity identity, Queue<string> names, DateTime now)
    {
        var (agreement, name) = (sample.Agreement, names.Peek());
        string Fresh() => names.Dequeue();
        return act switch
        {
            AgreementAct.Add when agreement.Signatories.Count < 12 => agreement.Add(SampleAgreement.Person(Fresh(), order: 1 + (now.Hour % 4)), SampleAgreement.Lead, now),
            AgreementAct.Send => agreement.Send(SampleAgreement.Version, sample.IsOrdered, 21, now),
            AgreementAct.Resend => agreement.Resend(signatory.Id, SampleAgreement.Lead, now),
            AgreementAct.Remind => agreement.Remind(signatory.Id, SampleAgreement.Lead, now),
            AgreementAct.Sign => agreement.Sign(signatory.Id, identity, SampleAgreement.Words(signatory.PersonName), SampleAgreement.Shown, now),
            AgreementAct.Decline when now.Hour % 3 == 0 => agreement.Decline(signatory.Id, identity, "No", now),
            AgreementAct.Delegate => agreement.Delegate(signatory.Id, identity, Fresh(), $"{name}@council.example", "Deputy", "Away", now),
            AgreementAct.Reinvite => agreement.Reinvite(signatory.Id, SampleAgreement.Lead, "Please", now),
            AgreementAct.Replace => agreement.Replace(signatory.Id, SampleAgreement.Lead, Fresh(), $"{name}@council.example", now),
            AgreementAct.Remove => agreement.Remove(signatory.Id, SampleAgreement.Lead, now),
            AgreementAct.Correct => agreement.Correct(signatory.Id, SampleAgreement.Lead, $"Role {now.Ticks}", Guid.Empty, "Council", now),
            AgreementAct.Rename => agreement.Rename(signatory.Id, SampleAgreement.Lead, $"Name {now.Ticks}", now),
            AgreementAct.Cancel when now.Hour == 0 => agreement.Cancel(SampleAgreement.Lead, "Enough", now),
            AgreementAct.SendBack => agreement.SendBack(SampleAgreement.Pace, "Who?", now),
            AgreementAct.Answer => agreement.Answer(SampleAgreement.Lead, "They", now),
            AgreementAct.Countersign => agreement.Countersign(SampleAgreement.Pace, SampleAgreement.Checked, SampleAgreement.Version, now),
            AgreementAct.Review => agreement.Review(SampleAgreement.Lead, "Held", now),
            AgreementAct.AskToRenew => agreement.AskToRenew(2, new DateOnly(2027, 6, 1), now) ? null : new Refusal("", "Not now"),
            AgreementAct.AskToWithdraw => agreement.AskToWithdraw(new ActingFor(SampleAgreement.Lead, PlanSide.Area), "No more", now),
            AgreementAct.StayIn when now.Hour > 12 => agreement.StayIn(SampleAgreement.Pace, now),
            AgreementAct.Withdraw when now.Hour < 4 => agreement.Withdraw(new ActingFor(SampleAgreement.Pace, PlanSide.Pace), now),
            AgreementAct.Lapse => agreement.Lapse(now),
            AgreementAct.Reinstate => agreement.Reinstate(SampleAgreement.Pace, "Again", DateOnly.FromDateTime(now).AddDays(30), now),
            _ => new Refusal("", "Not tried"),
        };
    }
}

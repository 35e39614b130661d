using Pace.Learning.Tests.Platform.Mail.Letters;
using Pace.Learning.Web.Agreements;
using Pace.Learning.Web.Agreements.Identity;
using Pace.Learning.Web.Agreements.Letters;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Tests.Agreements;

/// <summary>What is written about an agreement, to whom.</summary>
internal static class AgreementMail
{
    private const string Invitation = "Something for you to read and sign";
    private const string News = "About the agreement that you have a part in";
    private const string Link = "https://site.example/agreements/link/a";
    private const string Url = "https://site.example/agreements/1";
    private const string Anew = $"Have it signed anew. The people who signed are filled in already:\n{Url}";
    private const string Where = $"See where it stands:\n{Url}";

    private const string HowItWorks =
        $"""
        Read it when it suits you. The link is for you alone, and is open until 22 March 2027:
        {Link}

        When you open it, we send a code to this address, to be sure that it is you. Please don’t forward the link: nobody else can use it. If somebody else should sign, you can name them on the page.

        You can also say no there, and say why.
        """;

    private const string WhoAnswers = "Do you have a question, or want to be sure that this mail is real? Petra Partner answers: petra@council.example, 01632 960001.";

    public static IEnumerable<LetterSample> Samples => [.. WhileItIsSigned(SampleAgreement.In(AgreementState.Open)), .. OnceItIsSigned(SampleAgreement.In(AgreementState.InForce)), .. InSomebodysPlace(), .. BeforeTheAreaEnds(), .. WhoAsks(SampleAgreement.In(AgreementState.Open, asker: SampleAgreement.Asker))];

    private static IEnumerable<LetterSample> WhileItIsSigned(SampleAgreement sample)
    {
        var agreement = sample.Agreement;
        yield return Asked(AgreementEventKind.Invited, null, "You are asked to read and sign the Charter for Testshire, as Director at Council.");
        yield return Asked(AgreementEventKind.Resent, null, "You are asked to read and sign the Charter for Testshire, as Director at Council.");
        yield return Asked(AgreementEventKind.Reminded, null, "You were asked to read and sign the Charter for Testshire, as Director at Council. There is still time.");
        yield return Asked(AgreementEventKind.Reinvited, "It’s shorter now", "You said no to the Charter for Testshire. You are asked once more, with this answer: It’s shorter now");
        yield return Asked(AgreementEventKind.LinkRenewed, null, "Here is the new link that you asked for, to read and sign the Charter for Testshire, as Director at Council.");
        var other = new Agreement(agreement.AreaId, "Testshire", SampleAgreement.Document with { Title = "Working Agreement" }, SampleAgreement.Version, SampleAgreement.Lead, SampleAgreement.Start);
        yield return new(new InvitationLetter { Invitation = Web.Agreements.Invitation.To([(agreement, sample.Ann), (other, sample.Ann)]), Kind = AgreementEventKind.Invited, Url = Link }, Invitation,
            $"Hello ann,\n\nYou are asked to read and sign the Charter and the Working Agreement for Testshire, as Director at Council.\n\n{HowItWorks}");
        yield return new(new SigningCodeLetter { Code = "012345" }, "Your code",
            """
            Hello,

            Your code is 012 345. It works for 10 minutes, in the browser in which you opened the link.

            If you didn’t open a link, somebody you forwarded our mail to may have. Without this code they can’t read or sign anything. Please don’t pass it on.
            """);
        yield return new(new DeclinedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Declined, "Not <yet>.\nAsk us in May."), Url = Url }, News,
            $"""
            Hello,

            ann (Director, Council) has said no to the Charter for Testshire. They wrote: Not <yet>.
            Ask us in May.

            Nobody signs until the area’s lead has decided how to go on. What was signed stays signed.

            {Where}
            """);
        yield return new(new ResumedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Resumed), Answer = Event(AgreementEventKind.Reinvited, "It’s shorter now"), IsYourTurn = true, Url = Link }, News,
            $"Hello,\n\nann (Director, Council) had said no to the Charter for Testshire, and is asked once more, with this answer: It’s shorter now\n\nSigning goes on, and it is open to you again.\n\nRead it and sign, or say no. The link is for you alone:\n{Link}");
        yield return new(new ResumedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Resumed), Answer = Event(AgreementEventKind.Replaced), IsYourTurn = true, Url = null }, News,
            "Hello,\n\nSomebody had said no to the Charter for Testshire. ann (Director, Council) is asked instead.\n\nSigning goes on, and it is open to you again. Go back to the page that you opened, or open the link in our last mail to you.");
        yield return new(new ResumedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Resumed), Answer = Event(AgreementEventKind.Replaced), Url = Url }, News,
            $"Hello,\n\nSomebody had said no to the Charter for Testshire. ann (Director, Council) is asked instead.\n\nSigning goes on. What was signed stays signed.\n\n{Where}");
        yield return new(new ResumedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Resumed), Answer = Event(AgreementEventKind.Removed), Url = Url }, News,
            $"Hello,\n\nann (Director, Council) had said no to the Charter for Testshire, and is no longer asked.\n\nSigning goes on. What was signed stays signed.\n\n{Where}");
        yield return new(new DelegatedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Delegated, "On leave"), Url = Url }, News,
            $"Hello,\n\nann (Director, Council) has named somebody else to sign the Charter for Testshire. They wrote: On leave\n\n{Where}");
        yield return new(new CorrectedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Corrected, "Before: Head, Council. Now: Director, Council."), Url = Url }, News,
            "Hello,\n\nIn the Charter for Testshire, the role or agency of ann was put right. Before: Head, Council. Now: Director, Council.\n\n"
            + $"Nobody needs to do anything. If this isn’t right, please tell whoever leads this for your area.\n\n{Where}");
        yield return new(new RenamedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Renamed, "Before: an. Now: ann."), Url = null, OpensByInvitation = true }, News,
            "Hello,\n\nIn the Charter for Testshire, the name of ann was put right. Before: an. Now: ann.\n\n"
            + "Nobody needs to do anything. If this isn’t right, please tell whoever leads this for your area.\n\nTo see it, open the link in our invitation to you.");
        yield return new(new NoLongerAskedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Removed), Name = "ben" }, News,
            "Hello ben,\n\nYou are no longer asked to sign the Charter for Testshire. You don’t need to do anything; links that we sent no longer work.");
        yield return new(new ExpiredLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Expired), Url = Url }, News,
            $"Hello,\n\nThe invitation of ann (Director, Council) to sign the Charter for Testshire has ended without an answer. You can send it again, or ask somebody else.\n\n{Where}");
        yield return new(new CompletedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Completed), Url = Url }, News,
            $"Hello,\n\nEverybody has signed the Charter for Testshire. We check it now and countersign; then it is in force.\n\n{Where}");
        yield return new(new WaitsForUsLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Completed), Url = Url }, News,
            $"Everybody has signed the Charter for Testshire. It waits to be countersigned.\n\n{Where}");
        yield return new(new QuestionedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Questioned, "Is Ann the director?"), Url = Url }, News,
            $"Hello,\n\nBefore we countersign the Charter for Testshire, we would like to know: Is Ann the director?\n\n{Where}");
        yield return new(new AnsweredLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Answered, "She is."), Url = Url }, News,
            $"There is an answer about the Charter for Testshire: She is.\n\n{Where}");
        yield return new(new CancelledLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Cancelled, "A mistake"), Url = Url }, News,
            $"Hello,\n\nThe signing of the Charter for Testshire has been stopped. The reason given: A mistake\n\nYou don’t need to do anything. Links that we sent no longer work.\n\n{Where}");

        AgreementEvent Event(AgreementEventKind kind, string? words = null) => new(agreement, 1, kind, SampleAgreement.Start, null, sample.Ann, words);

        LetterSample Asked(AgreementEventKind kind, string? words, string first) =>
            new(Letter(agreement, sample.Ann, kind, words), Invitation, $"Hello ann,\n\n{first}\n\n{HowItWorks}");
    }

    private static IEnumerable<LetterSample> WhoAsks(SampleAgreement sample)
    {
        const string Asks = "Lena Lead asks you, on behalf of the Testshire partnership, to read and sign the Charter for Testshire, as Director at Council.";
        const string Writes = "Lena Lead writes: We have worked on this for a year.\nPlease read it.";
        yield return new(Letter(sample.Agreement, sample.Ann, AgreementEventKind.Invited), Invitation, $"Hello ann,\n\n{Asks}\n\n{Writes}\n\n{HowItWorks}\n\n{WhoAnswers}");
        yield return new(Letter(sample.Agreement, sample.Ann, AgreementEventKind.Reminded), Invitation,
            $"Hello ann,\n\n{Asks.Replace("asks you", "asked you", StringComparison.Ordinal)} There is still time.\n\n{Writes}\n\n{HowItWorks}\n\n{WhoAnswers}");
        yield return new(Letter(sample.Agreement, sample.Ann, AgreementEventKind.Reinvited, "It’s shorter now"), Invitation,
            "Hello ann,\n\nYou said no to the Charter for Testshire. Lena Lead asks you, on behalf of the Testshire partnership, once more, with this answer: It’s shorter now"
            + $"\n\n{Writes}\n\n{HowItWorks}\n\n{WhoAnswers}");
        yield return new(new CopyLinkLetter { Url = Link }, "The link that you asked for",
            $"""
            Hello,

            Here is the link that you asked for, to your copy of what you signed.

            Get your copy. When you open it, we send a code to this address:
            {Link}

            If you didn’t ask for it, you don’t need to do anything. Nobody sees anything without this link and the code.
            """);
    }

    private static IEnumerable<LetterSample> BeforeTheAreaEnds()
    {
        var area = new Area
        {
            Id = Guid.Empty, Slug = "testshire", Name = "Testshire", Code = null, Kind = AreaKind.County, Region = "North West", StartedOn = null, EndedOn = new DateOnly(2027, 4, 1), MemberIds = [],
        };
        yield return Soon(area with { Successors = ["East Testshire", "West Testshire"] }, ["Charter", "Working Agreement"], [],
            """
            You act for Testshire. Testshire is there until 31 March 2027. From 1 April 2027 on, East Testshire and West Testshire take over.

            The Charter and Working Agreement are in force for Testshire until then, and end with the area. Who signed, and what reviews found, can still be read on its page.

            What is signed for Testshire does not pass on by itself: the new areas sign anew. That can start from 1 April 2027 on: whoever acts for a new area asks us for that first. Please talk with those who take over while there is time.
            """);
        yield return Soon(area, [], ["Charter"],
            """
            You act for Testshire. Testshire is there until 31 March 2027.

            The Charter is being signed for Testshire. What isn’t in force by then stops, and what is in force ends with the area.

            No area is named that takes over, so nothing that was signed goes on.
            """);

        static LetterSample Soon(Area area, IReadOnlyList<string> inForce, IReadOnlyList<string> beingSigned, string says) => new(
            new AreaEndsSoonLetter { Area = area, Today = LondonTime.DayOf(SampleAgreement.Start), InForce = inForce, BeingSigned = beingSigned, Url = Url }, "Your area ends soon",
            $"Hello,\n\n{says}\n\nEverybody who signed hears of it from us on the day itself.\n\nThe page of your area:\n{Url}");
    }

    private static InvitationLetter Letter(Agreement agreement, Signatory signatory, AgreementEventKind kind, string? words = null) =>
        new() { Invitation = Web.Agreements.Invitation.To([(agreement, signatory)]), Kind = kind, Words = words, Url = Link };

    private static IEnumerable<LetterSample> InSomebodysPlace()
    {
        var sample = SampleAgreement.In(AgreementState.Open);
        Assert.Null(sample.Agreement.Delegate(sample.Ann.Id, SampleAgreement.Identity("ann"), "cara", "cara@council.example", "Deputy", "On leave", SampleAgreement.Start));
        yield return new(Letter(sample.Agreement, sample.Signatory("cara"), AgreementEventKind.Invited), Invitation,
            "Hello cara,\n\nYou are asked to read and sign the Charter for Testshire, as Deputy at Council.\n\n"
            + $"You would sign in your own name, on behalf of ann, Director, who named you.\n\n{HowItWorks}");
    }

    private static IEnumerable<LetterSample> OnceItIsSigned(SampleAgreement sample)
    {
        var agreement = sample.Agreement;
        yield return new(new SignedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Signed) }, News,
            $"""
            Hello ann,

            Thank you. You signed the Charter for Testshire on 1 March 2027, 09:00, as Director.

            What you signed has the SHA-256 {SampleAgreement.Version.Sha256}. When it is in force, we send you a link to your copy as a PDF.

            Please keep this mail. If you ever need to prove that this was signed through your mailbox, you need these letters and digits, which nobody else has: {sample.Ann.Signature!.MailboxSalt}

            If it was not you who signed, please answer this mail at once.
            """);
        yield return new(new InForceLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Countersigned), Url = Url }, News,
            $"Hello,\n\nThe Charter for Testshire is in force. Everybody who signed has a mail with their copy.\n\nIt is to be reviewed with parents by 1 March 2028, and its term ends on 1 March 2030.\n\n{Where}");
        yield return new(new FinishedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Countersigned), Name = "ann", CopyUrl = Link, CopiesUrl = Url }, News,
            $"""
            Hello ann,

            The Charter for Testshire is in force. Thank you for signing it.

            Your copy is ready: the text, all signatures and the proof of yours, as a PDF. You need no account.

            Get your copy. We send a code to this address first, to be sure that it is you:
            {Link}

            You can get it again at any time, also in a year. If this link was used or the mail is lost, ask for a new link here:
            {Url}

            It is to be reviewed with parents by 1 March 2028, and its term ends on 1 March 2030.
            """);
        yield return new(new WithdrawnLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Withdrawn, "Reorganised"), Url = Url }, News,
            $"Hello,\n\nTestshire has withdrawn from the Charter. The reason given: Reorganised\n\nWho signed it, and what reviews found, stays on the area’s public page as history. So does the reason.\n\n{Where}");
        yield return new(new WithdrawalAskedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.WithdrawalAsked, "Reorganised"), Url = Url }, News,
            $"Hello,\n\nSomebody asks that Testshire withdraws from the Charter. The reason given, which becomes public if it is confirmed: Reorganised\n\nIt takes two people. Until somebody else confirms it, nothing changes.\n\nConfirm it, or say that the area stays in:\n{Url}");
        yield return new(new WithdrawalDroppedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.WithdrawalDropped), Url = Url }, News,
            $"Hello,\n\nThe request that Testshire withdraws from the Charter came to nothing. It stays in force.\n\n{Where}");
        yield return new(new AreaEndedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.AreaEnded, "Testshire was there until 31 March 2027."), Url = Url }, News,
            $"Hello,\n\nThe Charter for Testshire is no longer in force. Testshire was there until 31 March 2027.\n\nWho signed it, and what its reviews found, stays on the area’s page. Thank you for what you did.\n\n{Where}");
        yield return new(new ReviewOpenedLetter { Agreement = agreement, Review = new Review(agreement, [], null, SampleAgreement.Start), Url = Url }, News,
            $"Hello,\n\nThe review of the Charter for Testshire is open. It needs both sides: the area and we say for each promise how far it is kept, in our own words.\n\nParents have time to add theirs until 14 March 2027. From the day after that it can be closed, and then it is public.\n\nGo to the review:\n{Url}");
        yield return new(new LapsedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Lapsed), Url = Url }, News,
            $"Hello,\n\nThe Charter for Testshire has lapsed: its time ran out before it was signed anew.\n\nIt can be signed anew at any time.\n\n{Where}");
        yield return new(new ReinstatedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Reinstated, "Signed late"), Url = Url }, News,
            $"Hello,\n\nThe Charter for Testshire is in force again. The reason given: Signed late\n\n{Where}");
        yield return new(new RenewalAskedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.RenewalAsked), Url = Url }, News,
            $"Hello,\n\nThe term of the Charter for Testshire ends on 1 March 2030. Please have it signed anew by 30 May 2030.\n\n{Anew}");
        yield return new(new EndNearLetter { Agreement = agreement, Happened = Event(AgreementEventKind.EndNear), Url = Url }, News,
            $"Hello,\n\nThe Charter for Testshire lapses on 30 May 2030 unless it is signed anew by then.\n\nHave it signed anew, or see how far that is:\n{Url}");
        yield return new(new ReviewDueLetter { Agreement = agreement, Happened = Event(AgreementEventKind.ReviewDue), Url = Url }, News,
            $"Hello,\n\nThe Charter for Testshire is to be reviewed with parents by 1 March 2028. The review is open: you can say for each promise how far it is kept.\n\n{Where}");
        yield return new(new ReviewedLetter { Agreement = agreement, Happened = Event(AgreementEventKind.Reviewed, "All in all well."), Url = null }, News,
            "Hello,\n\nThe review of the Charter for Testshire is closed and public: All in all well.\n\nThe next one is due by 1 March 2028.");

        var renewed = SampleAgreement.In(AgreementState.InForce).Agreement;
        Assert.True(renewed.AskToRenew(2, new DateOnly(2028, 6, 1), SampleAgreement.Start));
        yield return new(new RenewalAskedLetter { Agreement = renewed, Happened = Event(AgreementEventKind.RenewalAsked), Url = Url }, News,
            $"Hello,\n\nThere is a new version of the Charter. Please have it signed for Testshire by 1 June 2028; until then the version that was signed stays in force.\n\n{Anew}");

        AgreementEvent Event(AgreementEventKind kind, string? words = null) => new(agreement, 1, kind, SampleAgreement.Start, null, sample.Ann, words);
    }
}

using static Pace.Learning.Web.Agreements.SignUpAct;
using static Pace.Learning.Web.Agreements.SignUpState;

namespace Pace.Learning.Web.Agreements;

/// <summary>The machine: which act is possible in which state of a sign-up, and of a place. What is not named here is refused.</summary>
internal static class SignUpRules
{
    private static readonly Dictionary<SignUpAct, SignUpState[]> Possible = new()
    {
        [Add] = [Draft, Open, SignUpState.Declined],
        [Send] = [Draft],
        [Resend] = [Open, SignUpState.Declined],
        [Remind] = [Open],
        [SignUpAct.Sign] = [Open],
        [Decline] = [Open, SignUpState.Declined],
        [SignUpAct.Delegate] = [Open, SignUpState.Declined],
        [Reinvite] = [SignUpState.Declined],
        [Replace] = [Draft, Open, SignUpState.Declined],
        [Remove] = [Draft, Open, SignUpState.Declined],
        [Cancel] = [Draft, Open, SignUpState.Declined, SignUpState.Signed],
        [SendBack] = [SignUpState.Signed],
        [Answer] = [SignUpState.Signed],
        [Countersign] = [SignUpState.Signed],
        [Review] = [InForce],
        [AskToRenew] = [InForce],
        [Withdraw] = [InForce],
        [Lapse] = [InForce],
        [Reinstate] = [Lapsed, Withdrawn],
        [Supersede] = [InForce],
    };

    private static readonly Dictionary<SignUpAct, PlaceState[]> PossibleAtPlace = new()
    {
        [Resend] = [PlaceState.Invited],
        [Remind] = [PlaceState.Invited],
        [SignUpAct.Sign] = [PlaceState.Invited],
        [Decline] = [PlaceState.Invited],
        [SignUpAct.Delegate] = [PlaceState.Invited],
        [Reinvite] = [PlaceState.Declined],
        [Replace] = [PlaceState.Waiting, PlaceState.Invited, PlaceState.Declined],
        [Remove] = [PlaceState.Waiting, PlaceState.Invited, PlaceState.Declined],
    };

    public static bool IsPossible(SignUpAct act, SignUpState state) => Possible[act].Contains(state);

    public static bool IsPossible(SignUpAct act, PlaceState state) => !PossibleAtPlace.TryGetValue(act, out var states) || states.Contains(state);

    public static Refusal? Check(SignUpAct act, SignUpState state) => IsPossible(act, state) ? null : new Refusal("", Why(act, state));

    public static Refusal? Check(SignUpAct act, PlaceState state) => IsPossible(act, state) ? null : new Refusal("", state switch
    {
        PlaceState.Waiting => "Their turn hasn’t come yet. The people before them sign first.",
        PlaceState.Signed => "This person has signed. A signature stays as it is.",
        PlaceState.Declined => "This person said no. Ask them again, ask somebody else, or stop the sign-up.",
        PlaceState.Delegated => "This person has named somebody else, who is asked now.",
        PlaceState.Removed => "This person is no longer asked to sign.",
        _ => "This person is being asked already.",
    });

    private static string Why(SignUpAct act, SignUpState state) => (act, state) switch
    {
        (Remind or SignUpAct.Sign, SignUpState.Declined) => "Somebody has said no. Nobody signs until the area’s lead has decided how to go on. Everybody gets a mail then.",
        (Countersign or SendBack or Answer, Open or SignUpState.Declined or Draft) => "Not everybody has signed yet.",
        (Send, Open or SignUpState.Declined) => "It has been sent already.",
        (Reinvite, Open) => "Nobody has said no.",
        (Reinstate or Supersede, InForce) => "It is in force.",
        (_, Draft) => "It has not been sent yet.",
        (_, Open or SignUpState.Declined) => "It is not in force yet.",
        (Withdraw or Review or Lapse or Reinstate or AskToRenew or Supersede, SignUpState.Signed) => "It is not in force yet: it waits for us to countersign.",
        (_, SignUpState.Signed) => "Everybody has signed. Nothing about who signs can be changed now.",
        (_, InForce) => "It is in force: it can’t be signed, changed or stopped any more. The area can withdraw from it.",
        (_, Lapsed) => "It has lapsed. Start a new sign-up.",
        (_, Withdrawn) => "The area has withdrawn from it.",
        (_, Cancelled) => "It was stopped. Start a new sign-up.",
        _ => "A newer one has taken its place.",
    };
}

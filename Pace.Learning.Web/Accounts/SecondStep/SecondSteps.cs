using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>Checks the second step. Five wrong codes lock it for a quarter of an hour; a code counts once.</summary>
internal sealed class SecondSteps(PaceDbContext db, UserManager<Person> people, TryCounter tries, TimeProvider time)
{
    private static readonly Limit Limit = new("second step", 5, TimeSpan.FromMinutes(15)) { IsPause = true };

    /// <summary>Whether a code of the person's authenticator app is right.</summary>
    public async Task<bool> CheckCodeAsync(Person person, string code) => await SettleAsync(person,
        await TakeTryAsync(person)
        && await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key
        && Totp.StepOf(code, key, time.GetUtcNow()) is { } step
        && await UseUpAsync(person, step));

    /// <summary>Whether a recovery code is right; it is used up.</summary>
    public async Task<bool> CheckRecoveryCodeAsync(Person person, string code) =>
        await SettleAsync(person, await TakeTryAsync(person) && (await people.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded);

    /// <summary>Whether wrong codes have locked the account for now.</summary>
    public Task<bool> IsLockedAsync(Person person) => tries.AreUsedUpAsync(Limit, Whose(person));

    private Task<bool> TakeTryAsync(Person person) => tries.TakeAsync(Limit, Whose(person));

    private async Task<bool> UseUpAsync(Person person, long step) =>
        await db.Users.Where(p => p.Id == person.Id && p.LastCodeStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LastCodeStep, step)) == 1;

    private async Task<bool> SettleAsync(Person person, bool isRight)
    {
        if (isRight)
        {
            await tries.ForgetAsync(Limit, Whose(person));
        }
        // What was written beside it mustn't be written back.
        await db.Entry(person).ReloadAsync();
        return isRight;
    }

    private static string Whose(Person person) => $"{person.Id:N}";
}

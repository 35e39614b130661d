using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>Checks the second step. Five wrong codes lock it for a quarter of an hour; a code counts once.</summary>
internal sealed class SecondSteps(PaceDbContext db, UserManager<Person> people, TimeProvider time)
{
    /// <summary>Whether a code of the person's authenticator app is right.</summary>
    public async Task<bool> CheckCodeAsync(Person person, string code)
    {
        var isRight = !await people.IsLockedOutAsync(person)
            && await people.GetAuthenticatorKeyAsync(person) is { Length: > 0 } key
            && Totp.StepOf(code, key, time.GetUtcNow()) is { } step
            && await UseUpAsync(person, step);
        return await CountAsync(person, isRight);
    }

    /// <summary>Whether a recovery code is right; it is used up.</summary>
    public async Task<bool> CheckRecoveryCodeAsync(Person person, string code)
    {
        var isRight = !await people.IsLockedOutAsync(person) && (await people.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded;
        return await CountAsync(person, isRight);
    }

    private async Task<bool> UseUpAsync(Person person, long step) =>
        await db.Users.Where(p => p.Id == person.Id && p.LastCodeStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LastCodeStep, step)) == 1;

    private async Task<bool> CountAsync(Person person, bool isRight)
    {
        await db.Entry(person).ReloadAsync();
        if (isRight)
        {
            await people.ResetAccessFailedCountAsync(person);
        }
        else if (!await people.IsLockedOutAsync(person))
        {
            await people.AccessFailedAsync(person);
        }
        return isRight;
    }
}

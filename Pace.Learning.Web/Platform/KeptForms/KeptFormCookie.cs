namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>Tells that there may be something to put back, so that no other page has to ask. It says neither what nor whose.</summary>
internal static class KeptFormCookie
{
    private const string Name = "pace-kept";

    extension(HttpContext http)
    {
        public bool MayHaveKeptForms => http.Request.Cookies.ContainsKey(Name);

        public void NoteKeptForms() => http.Response.Cookies.Append(Name, "1", Options(http));

        public void ForgetKeptForms()
        {
            if (http.MayHaveKeptForms)
            {
                http.Response.Cookies.Delete(Name, Options(http));
            }
        }
    }

    private static CookieOptions Options(HttpContext http) => new CookieBuilder
    {
        Name = Name, HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax,
        SecurePolicy = SecurityRegistration.SecureWhen(http.RequestServices.GetRequiredService<IOptions<PaceOptions>>().Value),
    }.Build(http);
}

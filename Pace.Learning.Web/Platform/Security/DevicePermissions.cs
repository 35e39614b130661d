namespace Pace.Learning.Web.Platform.Security;

/// <summary>What of a reader's device a page may use. Closed, but for keys to sign in with: a page that needs more says so, for itself alone.</summary>
public static class DevicePermissions
{
    private static readonly string[] Closed = ["camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"];
    private static readonly string Default = Write([]);
    private static readonly object Key = new();

    extension(HttpContext context)
    {
        /// <summary>Lets the page of this one response use something of the device. The browser still asks the person.</summary>
        /// <param name="feature">Such as <c>microphone</c>.</param>
        public void AllowFeature(string feature)
        {
            if (context.Items[Key] is not List<string> allowed)
            {
                context.Items[Key] = allowed = [];
            }
            allowed.Add(feature);
        }
    }

    internal static string HeaderFor(HttpContext context) => context.Items[Key] is List<string> allowed ? Write(allowed) : Default;

    private static string Write(List<string> allowed) =>
        string.Join(", ", Closed.Select(f => $"{f}={(allowed.Contains(f) ? "(self)" : "()")}")) + ", publickey-credentials-get=(self), publickey-credentials-create=(self)";
}

using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>Encrypts data protection keys with the master key: a copy of the database alone doesn't let anybody make a cookie.</summary>
internal sealed class SealedXmlEncryptor(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var @sealed = master.Seal(text, SealedXmlDecryptor.Purpose);
        return new EncryptedXmlInfo(new XElement(SealedXmlDecryptor.Element, Convert.ToBase64String(@sealed)), typeof(SealedXmlDecryptor));
    }
}

/// <summary>The way back. The framework makes it by name, with the services.</summary>
internal sealed class SealedXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public const string Element = "sealed";

    public static ReadOnlySpan<byte> Purpose => "data-protection-key"u8;

    public XElement Decrypt(XElement encryptedElement)
    {
        var master = services.GetRequiredService<MasterKey>();
        var text = master.Open(Convert.FromBase64String(encryptedElement.Value), Purpose);
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }
}

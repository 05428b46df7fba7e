"""The admin site. What is registered with it is in the `admin` modules of the apps.

`site` is the site itself, `lists` what its index page shows, `base` what all its forms and lists share.
"""
